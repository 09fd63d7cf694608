//! What the simulated host shows, and where each extension is to be found in it.

use faceplate_components::extension::{ExtensionView, Extensions, Surface};

/// The page of the host's own that lists all plugins. No extension has this key: theirs have a colon.
pub(crate) const INVENTORY: &str = "plugins";

/// What is on screen in the simulated host. Extensions are named by their keys ([`ExtensionView::key`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scene {
    /// The plugin that a person looks at.
    pub(crate) plugin: Option<String>,
    /// The id of the extension of that plugin that was brought on screen last.
    pub(crate) extension: Option<String>,
    /// The page that is open, or [`INVENTORY`]; the control area when there is none.
    pub(crate) page: Option<String>,
    /// The settings dialog's tab, kept while it is closed.
    pub(crate) tab: Option<String>,
    /// Whether the settings dialog is open.
    pub(crate) settings: bool,
}

impl Scene {
    /// Brings an extension on screen. A modal lies over whatever is there.
    pub(crate) fn show(&mut self, view: &ExtensionView) {
        let key = Some(view.key.to_string());
        self.plugin = Some(view.plugin.id.to_string());
        self.extension = Some(view.id.to_string());
        self.settings = view.surface == Surface::SettingsTab;
        match view.surface {
            Surface::SettingsTab => self.tab = key,
            Surface::Page => self.page = key,
            Surface::PrinterAction | Surface::PrinterPanel => self.page = None,
            Surface::NavbarWidget | Surface::Modal => {}
        }
    }

    /// Brings on screen what the address of the page named by `plugin` and `extension` alone; without an extension,
    /// the plugin's first. What else the address said stays.
    pub(crate) fn arrive(&mut self, extensions: &Extensions) {
        if self.page.is_some() || self.tab.is_some() || self.settings {
            return;
        }
        let view = extensions.iter().find(|view| {
            self.plugin.as_deref() == Some(&view.plugin.id)
                && self.extension.as_deref().is_none_or(|id| id == &*view.id)
        });
        if let Some(view) = view {
            self.show(view);
        }
    }

    /// Whether `view` is what was brought on screen last.
    pub(crate) fn is_at(&self, view: &ExtensionView) -> bool {
        self.plugin.as_deref() == Some(&view.plugin.id)
            && self.extension.as_deref() == Some(&view.id)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn extensions() -> Extensions {
        let of = |id: &str, surface: &str| json!({"pluginId": "p", "id": id, "surface": surface});
        let ui = json!([
            of("panel", "printer_panel"),
            of("tab", "settings_tab"),
            of("page", "page"),
            of("bar", "navbar_widget"),
            of("modal", "modal"),
        ]);
        Extensions::default().updated(&ui, None)
    }

    fn shown(ids: &[&str]) -> Scene {
        let extensions = extensions();
        let mut scene = Scene::default();
        for id in ids {
            scene.show(extensions.iter().find(|view| &*view.id == *id).unwrap());
        }
        scene
    }

    #[test]
    fn a_settings_tab_opens_the_dialog_and_leaves_the_page_behind_it() {
        let scene = shown(&["page", "tab"]);
        assert!(scene.settings);
        assert_eq!(scene.tab.as_deref(), Some("p:tab"));
        assert_eq!(scene.page.as_deref(), Some("p:page"));
        assert_eq!(scene.extension.as_deref(), Some("tab"));
    }

    #[test]
    fn a_panel_shows_the_control_area_and_closes_the_settings() {
        assert_eq!(shown(&["page", "panel"]).page, None);
        assert!(!shown(&["tab", "panel"]).settings);
    }

    #[test]
    fn widgets_and_modals_are_on_screen_wherever_one_is() {
        assert_eq!(shown(&["page", "bar"]).page.as_deref(), Some("p:page"));
        assert_eq!(shown(&["page", "modal"]).page.as_deref(), Some("p:page"));
    }

    #[test]
    fn an_address_that_names_a_plugin_brings_its_first_extension_on_screen() {
        let mut scene = Scene {
            plugin: Some("p".to_owned()),
            ..Scene::default()
        };
        scene.arrive(&extensions());
        assert_eq!(scene.extension.as_deref(), Some("panel"));

        scene.extension = Some("page".to_owned());
        scene.arrive(&extensions());
        assert_eq!(scene.page.as_deref(), Some("p:page"));
    }

    #[test]
    fn what_was_open_when_the_page_was_reloaded_stays_open() {
        let mut scene = shown(&["page", "panel"]);
        scene.settings = true;
        let before = scene.clone();
        scene.arrive(&extensions());
        assert_eq!(scene, before);
    }
}
