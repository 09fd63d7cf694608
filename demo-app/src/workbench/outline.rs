//! The list of plugins as rows: what is in it, in which order, and where the keys lead.

use std::collections::HashSet;

use std::sync::Arc;

use faceplate_components::extension::{ExtensionView, Extensions, Surface};

/// The surfaces in the order of the list.
const ORDER: [Surface; 6] = [
    Surface::SettingsTab,
    Surface::NavbarWidget,
    Surface::Page,
    Surface::PrinterAction,
    Surface::PrinterPanel,
    Surface::Modal,
];

/// A plugin and what it adds to the host.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plugin {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// Its icon's name.
    pub(crate) icon: String,
    /// Its extensions, in the order of their surfaces, then of the host.
    pub(crate) extensions: Vec<Arc<ExtensionView>>,
}

/// The plugins of `extensions` by name, and those of `others` (id and name) that have none.
pub(crate) fn plugins<'a>(
    extensions: &Extensions,
    others: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Vec<Plugin> {
    let mut plugins: Vec<Plugin> = Vec::new();
    for view in extensions.iter() {
        let known = plugins
            .iter_mut()
            .find(|plugin| plugin.id == *view.plugin.id);
        match known {
            Some(plugin) => plugin.extensions.push(Arc::clone(view)),
            None => plugins.push(Plugin {
                id: view.plugin.id.to_string(),
                name: view.plugin.name.to_string(),
                icon: view
                    .plugin
                    .icon
                    .as_ref()
                    .map_or("puzzle-outline", |icon| icon.name())
                    .to_owned(),
                extensions: vec![Arc::clone(view)],
            }),
        }
    }
    for (id, name) in others {
        if plugins.iter().all(|plugin| plugin.id != id) {
            plugins.push(Plugin {
                id: id.to_owned(),
                name: name.to_owned(),
                icon: "puzzle-outline".to_owned(),
                extensions: Vec::new(),
            });
        }
    }
    for plugin in &mut plugins {
        let place = |view: &Arc<ExtensionView>| ORDER.iter().position(|s| *s == view.surface);
        plugin.extensions.sort_by_key(place);
    }
    plugins.sort_by_cached_key(|plugin| (plugin.name.to_lowercase(), plugin.id.clone()));
    plugins
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Row<'a> {
    /// A plugin.
    Plugin {
        /// The plugin.
        plugin: &'a Plugin,
        /// Whether its extensions follow.
        open: bool,
    },
    /// An extension of the plugin before it.
    Extension {
        /// The extension.
        view: &'a ExtensionView,
        /// Whether it is the first of its surface.
        first: bool,
    },
}

impl<'a> Row<'a> {
    /// The plugin's id.
    pub(crate) fn plugin(&self) -> &'a str {
        match self {
            Self::Plugin { plugin, .. } => &plugin.id,
            Self::Extension { view, .. } => &view.plugin.id,
        }
    }

    /// The extension; none for a plugin.
    pub(crate) fn view(&self) -> Option<&'a ExtensionView> {
        match self {
            Self::Plugin { .. } => None,
            Self::Extension { view, .. } => Some(view),
        }
    }
}

/// The rows of `plugins` whose words contain `search`; all of them without one. While a person searches, nothing
/// is folded.
pub(crate) fn rows<'a>(
    plugins: &'a [Plugin],
    search: &str,
    folded: &HashSet<String>,
) -> Vec<Row<'a>> {
    let search = search.trim().to_lowercase();
    let found = |text: &str| text.to_lowercase().contains(&search);
    let mut rows = Vec::new();
    for plugin in plugins {
        let whole = found(&plugin.name) || found(&plugin.id);
        let views: Vec<_> = plugin
            .extensions
            .iter()
            .filter(|view| whole || found(&view.title) || found(&view.id))
            .collect();
        if !whole && views.is_empty() {
            continue;
        }
        let open = !search.is_empty() || !folded.contains(&plugin.id);
        rows.push(Row::Plugin { plugin, open });
        if !open {
            continue;
        }
        let mut before = None;
        for view in views {
            let first = before.replace(view.surface) != Some(view.surface);
            rows.push(Row::Extension { view, first });
        }
    }
    rows
}

/// What a key does in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Go to this row.
    To(usize),
    /// Fold or unfold the plugin of this row.
    Fold(usize),
    /// Bring this row on screen.
    Choose(usize),
}

/// A key that the list answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListKey {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the first row.
    Home,
    /// To the last row.
    End,
    /// Deeper: unfold, or to the first extension.
    In,
    /// Back: to the plugin, or fold it.
    Out,
    /// Bring on screen.
    Enter,
}

/// What `key` does at row `at`; nothing at the ends and in an empty list.
pub(crate) fn step(rows: &[Row<'_>], at: usize, key: ListKey) -> Option<Step> {
    let here = rows.get(at)?;
    let go = |to: usize| (to != at && to < rows.len()).then_some(Step::To(to));
    match (key, here) {
        (ListKey::Up, _) => go(at.checked_sub(1)?),
        (ListKey::Down, _) => go(at + 1),
        (ListKey::Home, _) => go(0),
        (ListKey::End, _) => go(rows.len().checked_sub(1)?),
        (ListKey::In, Row::Plugin { open: true, .. }) => {
            rows.get(at + 1)?.view()?;
            go(at + 1)
        }
        (ListKey::In, Row::Plugin { open: false, .. })
        | (ListKey::Out, Row::Plugin { open: true, .. })
        | (ListKey::Enter, Row::Plugin { .. }) => Some(Step::Fold(at)),
        (ListKey::In, Row::Extension { .. }) | (ListKey::Out, Row::Plugin { open: false, .. }) => {
            None
        }
        (ListKey::Out, Row::Extension { .. }) => {
            go(rows[..at].iter().rposition(|row| row.view().is_none())?)
        }
        (ListKey::Enter, Row::Extension { .. }) => Some(Step::Choose(at)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn two() -> Vec<Plugin> {
        let of = |plugin: &str, id: &str, surface: &str| {
            json!({"pluginId": plugin, "pluginName": format!("Plugin {plugin}"), "id": id, "surface": surface,
                "title": format!("The {id}")})
        };
        let ui = json!([
            of("lamp", "switch", "printer_panel"),
            of("clock", "page", "page"),
            of("clock", "bar", "navbar_widget"),
            of("clock", "second", "page"),
            of("clock", "tab", "settings_tab"),
        ]);
        plugins(&Extensions::default().updated(&ui, None), [])
    }

    fn names(rows: &[Row<'_>]) -> Vec<String> {
        let name = |row: &Row<'_>| row.view().map_or(row.plugin(), |view| &view.id).to_owned();
        rows.iter().map(name).collect()
    }

    #[test]
    fn extensions_are_grouped_by_surface_and_each_group_has_one_first() {
        let plugins = two();
        let rows = rows(&plugins, "", &HashSet::new());
        assert_eq!(
            names(&rows),
            ["clock", "tab", "bar", "page", "second", "lamp", "switch"]
        );
        let first = |row: &Row<'_>| matches!(row, Row::Extension { first: true, .. });
        assert_eq!(rows.iter().filter(|row| first(row)).count(), 4);
        assert!(!first(&rows[4]));
    }

    #[test]
    fn a_search_finds_plugins_and_extensions_and_unfolds_them() {
        let plugins = two();
        let folded = HashSet::from(["clock".to_owned(), "lamp".to_owned()]);
        assert_eq!(names(&rows(&plugins, "", &folded)), ["clock", "lamp"]);
        assert_eq!(
            names(&rows(&plugins, " SECOND ", &folded)),
            ["clock", "second"]
        );
        assert_eq!(
            names(&rows(&plugins, "plugin lamp", &folded)),
            ["lamp", "switch"]
        );
        assert!(rows(&plugins, "nothing", &folded).is_empty());
    }

    #[test]
    fn arrows_walk_the_rows_and_stop_at_the_ends() {
        let plugins = two();
        let rows = rows(&plugins, "", &HashSet::new());
        assert_eq!(step(&rows, 0, ListKey::Up), None);
        assert_eq!(step(&rows, 0, ListKey::Down), Some(Step::To(1)));
        assert_eq!(step(&rows, 6, ListKey::Down), None);
        assert_eq!(step(&rows, 3, ListKey::End), Some(Step::To(6)));
        assert_eq!(step(&rows, 3, ListKey::Home), Some(Step::To(0)));
        assert_eq!(step(&[], 0, ListKey::End), None);
        assert_eq!(step(&rows, 99, ListKey::Down), None);
    }

    #[test]
    fn sideways_arrows_go_in_and_out_of_a_plugin() {
        let plugins = two();
        let open = rows(&plugins, "", &HashSet::new());
        assert_eq!(step(&open, 4, ListKey::Out), Some(Step::To(0)));
        assert_eq!(step(&open, 0, ListKey::Out), Some(Step::Fold(0)));
        assert_eq!(step(&open, 0, ListKey::In), Some(Step::To(1)));
        let folded = HashSet::from(["clock".to_owned()]);
        let folded = rows(&plugins, "", &folded);
        assert_eq!(step(&folded, 0, ListKey::In), Some(Step::Fold(0)));
        assert_eq!(step(&folded, 0, ListKey::Out), None);
    }

    #[test]
    fn a_plugin_without_extensions_has_nowhere_to_go_in() {
        let plugins = plugins(&Extensions::default(), [("b", "B"), ("a", "A"), ("a", "A")]);
        assert_eq!(plugins.len(), 2);
        let rows = rows(&plugins, "", &HashSet::new());
        assert_eq!(step(&rows, 0, ListKey::In), None);
        assert_eq!(step(&rows, 1, ListKey::In), None);
    }

    #[test]
    fn enter_folds_a_plugin_and_chooses_an_extension() {
        let plugins = two();
        let rows = rows(&plugins, "", &HashSet::new());
        assert_eq!(step(&rows, 0, ListKey::Enter), Some(Step::Fold(0)));
        assert_eq!(step(&rows, 1, ListKey::Enter), Some(Step::Choose(1)));
    }
}
