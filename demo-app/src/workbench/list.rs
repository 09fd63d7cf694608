//! The list of plugins and their extensions: a tree that one Tab stop reaches and arrow keys walk.

use std::collections::{HashMap, HashSet};

use dioxus::prelude::*;
use faceplate_components::extension::Surface;
use faceplate_components::icon::icon;
use faceplate_components::words::{Words, words};

use super::live::Answer;
use super::outline::{ListKey, Plugin, Row, Step, rows, step};
use super::problem::{Tally, severity_icon, severity_name};
use super::screen::Screen;
use crate::surroundings::Surroundings;

/// From so many rows on, there is a field to search them.
const SEARCH_FROM: usize = 8;

/// The list. What is chosen in it goes on screen.
#[component]
pub(super) fn PluginList(
    plugins: ReadSignal<Vec<Plugin>>,
    tallies: ReadSignal<HashMap<String, Tally>>,
    screen: Screen,
    /// Whether it is known which plugins there are.
    answer: Answer,
) -> Element {
    let words = words();
    let mut list = List {
        plugins,
        screen,
        search: use_signal(String::new),
        folded: use_signal(HashSet::new),
        active: use_signal(|| None),
    };
    let all: usize = plugins.read().iter().map(|p| 1 + p.extensions.len()).sum();
    rsx! {
        nav { class: "wb-list", aria_label: words.text("plugins"),
            if answer == Answer::Awaited {
                div { class: "wb-skeleton wb-list-skeleton", role: "status", aria_label: words.text("loading"),
                    for number in 0..6 {
                        div { key: "{number}" }
                    }
                }
            } else if answer == Answer::Known && all == 0 {
                div { class: "wb-empty",
                    {icon("puzzle-plus-outline", 48)}
                    h2 { class: "fp-type-title-medium", {words.text("plugins-none")} }
                    p { {words.text("plugins-none-hint")} }
                    code { class: "fp-mono", dir: "ltr", "faceplate preview my-plugin/" }
                }
            }
            if all >= SEARCH_FROM {
                label { class: "wb-search",
                    {icon("magnify", 16)}
                    span { class: "fp-visually-hidden", {words.text("plugins-search")} }
                    input {
                        r#type: "search",
                        placeholder: words.text("plugins-search"),
                        // Without a value: written back, it would wipe out what is typed meanwhile.
                        oninput: move |event| list.search.set(event.value()),
                    }
                }
            }
            {list.with_rows(|rows, at| tree(list, rows, at, &tallies.read(), &words))}
        }
    }
}

/// A row by name, because rows come and go while a person is on one: a plugin's id, and the key of one of its
/// extensions.
type Place = (String, Option<String>);

fn place(row: &Row<'_>) -> Place {
    (
        row.plugin().to_owned(),
        row.view().map(|view| view.key.to_string()),
    )
}

/// What the list shows and where a person is in it.
#[derive(Clone, Copy, PartialEq)]
struct List {
    plugins: ReadSignal<Vec<Plugin>>,
    screen: Screen,
    search: Signal<String>,
    folded: Signal<HashSet<String>>,
    active: Signal<Option<Place>>,
}

impl List {
    /// Calls `then` with the rows and the number of the active one: until a person moves, the one on screen.
    fn with_rows<T>(&self, then: impl FnOnce(&[Row<'_>], usize) -> T) -> T {
        let plugins = self.plugins.read();
        let rows = rows(&plugins, &self.search.read(), &self.folded.read());
        let scene = &self.screen.choices.read().scene;
        let active = self.active.read();
        let at = match &*active {
            Some(active) => rows.iter().position(|row| place(row) == *active),
            None => rows
                .iter()
                .position(|row| row.view().is_some_and(|view| scene.is_at(view))),
        };
        then(&rows, at.unwrap_or(0))
    }

    fn press(&mut self, key: ListKey) {
        let step = self.with_rows(|rows, at| {
            let step = step(rows, at, key)?;
            let (Step::To(row) | Step::Fold(row) | Step::Choose(row)) = step;
            Some((step, place(rows.get(row)?)))
        });
        match step {
            Some((Step::To(_), place)) => self.active.set(Some(place)),
            Some((Step::Fold(_) | Step::Choose(_), place)) => self.choose(place),
            None => {}
        }
    }

    /// Folds or unfolds a plugin; brings an extension on screen.
    fn choose(&mut self, place: Place) {
        self.active.set(Some(place.clone()));
        let (plugin, Some(key)) = place else {
            let mut folded = self.folded.write();
            if !folded.remove(&place.0) {
                folded.insert(place.0);
            }
            return;
        };
        let plugins = self.plugins.read();
        let mut views = plugins
            .iter()
            .filter(|known| known.id == plugin)
            .flat_map(|plugin| &plugin.extensions);
        if let Some(view) = views.find(|view| *view.key == *key) {
            self.screen.show(view);
        }
    }
}

fn tree(
    mut list: List,
    rows: &[Row<'_>],
    at: usize,
    tallies: &HashMap<String, Tally>,
    words: &Words,
) -> Element {
    if rows.is_empty() {
        let search = list.search.read().clone();
        return rsx! {
            if !search.is_empty() {
                p { class: "wb-quiet", role: "status",
                    {words.format("plugins-not-found", &[("text", search.into())])}
                }
            }
        };
    }
    let scene = &list.screen.choices.read().scene;
    let lines = rows.iter().enumerate().map(|(number, row)| {
        let (text, image, heading) = match row {
            Row::Plugin { plugin, .. } => (plugin.name.clone(), plugin.icon.clone(), None),
            Row::Extension { view, first } => {
                let (image, surface) = surface(view.surface, words);
                let heading = first.then_some(surface);
                (view.title.to_string(), image.to_owned(), heading)
            }
        };
        let on_screen = row.view().is_some_and(|view| scene.is_at(view));
        let open = match row {
            Row::Plugin { plugin, open } => (!plugin.extensions.is_empty()).then_some(*open),
            Row::Extension { .. } => None,
        };
        let tally = match row {
            Row::Plugin { plugin, .. } => tallies.get(&plugin.id).copied(),
            Row::Extension { .. } => None,
        };
        let own = place(row);
        let key = own.1.clone().unwrap_or_else(|| own.0.clone());
        rsx! {
            Line {
                key: "{key}",
                number,
                place: own,
                text,
                image,
                heading,
                open,
                tally,
                active: number == at,
                on_screen,
                onchoose: move |place| list.choose(place),
            }
        }
    });
    rsx! {
        ul {
            class: "wb-tree",
            role: "tree",
            tabindex: 0,
            aria_label: words.text("plugins"),
            aria_activedescendant: row_id(at),
            onkeydown: move |event| {
                if let Some(key) = list_key(&event.key()) {
                    event.prevent_default();
                    list.press(key);
                }
            },
            {lines}
        }
    }
}

fn row_id(number: usize) -> String {
    format!("wb-row-{number}")
}

/// One row of the tree.
#[component]
fn Line(
    number: usize,
    place: Place,
    text: String,
    image: String,
    /// The name of the surface, above the first extension of it.
    heading: Option<String>,
    /// For a plugin with extensions: whether they are shown.
    open: Option<bool>,
    tally: Option<Tally>,
    active: bool,
    on_screen: bool,
    onchoose: EventHandler<Place>,
) -> Element {
    let words = words();
    let window = use_hook(|| consume_context::<Surroundings>().window);
    use_effect(use_reactive!(|(active, number)| {
        if active {
            window.scroll_to(&row_id(number));
        }
    }));
    let level = if place.1.is_some() { 2 } else { 1 };
    let chevron = match open {
        Some(true) => "chevron-down",
        Some(false) => "chevron-right",
        None => "",
    };
    rsx! {
        if let Some(heading) = heading {
            li { class: "wb-heading", role: "presentation", {heading} }
        }
        li {
            id: row_id(number),
            class: "wb-row",
            role: "treeitem",
            aria_level: level,
            aria_expanded: open.map(|open| open.to_string()),
            aria_selected: on_screen,
            "data-level": level,
            "data-active": active,
            onclick: move |_| onchoose.call(place.clone()),
            if level == 1 {
                span { class: "wb-chevron",
                    if !chevron.is_empty() {
                        {icon(chevron, 16)}
                    }
                }
            }
            {icon(&image, 16)}
            span { class: "wb-row-text",
                bdi { {text} }
            }
            if let Some(tally) = tally {
                span { class: "wb-tally", "data-severity": severity_name(tally.worst),
                    {icon(severity_icon(tally.worst), 16)}
                    span { aria_hidden: true, "{tally.count}" }
                    span { class: "fp-visually-hidden",
                        {words.format("problem-count", &[("count", tally.count.into())])}
                    }
                }
            }
        }
    }
}

/// The icon and the name of a surface.
pub(super) fn surface(surface: Surface, words: &Words) -> (&'static str, String) {
    match surface {
        Surface::SettingsTab => ("cog-outline", words.text("surface-settings-tab")),
        Surface::NavbarWidget => ("page-layout-header", words.text("surface-navbar-widget")),
        Surface::Page => ("application-outline", words.text("surface-page")),
        Surface::PrinterAction => ("gesture-tap-button", words.text("surface-printer-action")),
        Surface::PrinterPanel => ("printer-3d", words.text("surface-printer-panel")),
        Surface::Modal => ("card-text-outline", words.text("surface-modal")),
    }
}

fn list_key(key: &Key) -> Option<ListKey> {
    let keys = [
        (Key::ArrowUp, ListKey::Up),
        (Key::ArrowDown, ListKey::Down),
        (Key::Home, ListKey::Home),
        (Key::End, ListKey::End),
        (Key::ArrowRight, ListKey::In),
        (Key::ArrowLeft, ListKey::Out),
        (Key::Enter, ListKey::Enter),
        (Key::Character(" ".to_owned()), ListKey::Enter),
    ];
    keys.into_iter()
        .find(|(known, _)| known == key)
        .map(|(_, means)| means)
}
