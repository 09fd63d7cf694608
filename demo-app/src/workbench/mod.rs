//! The workbench: plugins on the left, a simulated host in the middle, problems below.
#![allow(
    unused_qualifications,
    reason = "`rsx!` names attributes and event handlers in a way that the lint takes for paths"
)]

pub(crate) mod choices;
mod inspect;
mod leave;
mod list;
mod live;
mod locate;
mod notice;
mod outline;
mod printer;
mod problem;
mod problems;
mod scene;
mod screen;
mod simulation;
mod size;
mod stage;
mod toolbar;

use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_components::action::use_actions_provider;
use faceplate_components::data::LiveData;
use faceplate_components::extension::ExtensionView;
use faceplate_components::icon::icon;
use faceplate_components::isolated::Navigation;
use faceplate_components::surface::use_modals_provider;
use faceplate_components::toast::use_toasts_provider;
use faceplate_components::words::words;

use crate::surroundings::Surroundings;
use choices::Choices;
use inspect::use_inspection;
use leave::use_leave_guard;
use list::PluginList;
use live::use_live;
use notice::Notices;
use printer::{PrinterStrip, use_printer};
use problems::Problems;
use screen::Screen;
use stage::Stage;
use toolbar::Toolbar;

/// The part of the workbench that a narrow window shows; a wide one shows all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pane {
    Plugins,
    Preview,
    Problems,
}

impl Pane {
    fn name(self) -> &'static str {
        match self {
            Self::Plugins => "plugins",
            Self::Preview => "preview",
            Self::Problems => "problems",
        }
    }
}

/// The workbench on the host of the surroundings.
#[component]
pub(crate) fn Workbench(mut choices: Signal<Choices>) -> Element {
    let words = words();
    let locale = use_memo(move || choices.read().locale);
    let toasts = use_toasts_provider();
    let printer_choice = use_memo(move || choices.read().printer);
    let live = use_live(locale, printer_choice, toasts);
    let screen = Screen {
        choices,
        modals: use_modals_provider(live.extensions.into()),
    };
    // Pages of plugins lead to what their own plugin adds.
    let show = use_callback(move |(plugin, extension): (Box<str>, Box<str>)| {
        let extensions = live.extensions.peek();
        let named = |view: &&Arc<ExtensionView>| view.plugin.id == plugin && view.id == extension;
        let view = extensions.iter().find(named).cloned();
        drop(extensions);
        view.as_deref().map(|view| screen.show(view)).is_some()
    });
    use_context_provider(|| Navigation(show));
    // What an action did may show in what the host lists.
    let done = use_callback(move |_| {
        spawn(live.ask());
    });
    let actions = use_actions_provider(use_hook(consume_context::<LiveData>), done);
    use_leave_guard(live, actions);
    let inspection = use_inspection(live, screen);
    let printer = use_printer(live);
    let plugins = use_memo(move || {
        let development = live.development.read();
        let others = development.iter().flatten().map(|plugin| {
            let name = if plugin.id.is_empty() {
                &plugin.folder
            } else {
                &plugin.id
            };
            (&**name, &**name)
        });
        outline::plugins(&live.extensions.read(), others)
    });
    let tallies = use_memo(move || {
        let development = live.development.read();
        problem::tallies(development.as_deref().unwrap_or_default())
    });
    let mut arrived = use_signal(|| false);
    use_effect(move || {
        if !arrived() && *live.answered.read() {
            arrived.set(true);
            choices.write().scene.arrive(&live.extensions.peek());
        }
    });

    let answer = live.answer();
    let window = use_hook(|| consume_context::<Surroundings>().window);
    // Who looks at which plugin tells its window or tab from others.
    use_effect(move || {
        let scene = &choices.read().scene;
        let plugins = plugins.read();
        let plugin = plugins
            .iter()
            .find(|plugin| Some(&plugin.id) == scene.plugin.as_ref());
        window.set_title(&plugin.map_or("Faceplate".to_owned(), |plugin| {
            format!("{} – Faceplate", plugin.name)
        }));
    });

    let mut pane = use_signal(|| Pane::Preview);
    // Who chooses something in the list wants to see it.
    let scene = use_memo(move || choices.read().scene.clone());
    use_effect(move || {
        let _ = scene.read();
        pane.set(Pane::Preview);
    });
    let tabs = [
        (Pane::Plugins, "puzzle-outline", words.text("plugins")),
        (Pane::Preview, "application-outline", words.text("preview")),
        (
            Pane::Problems,
            "alert-circle-outline",
            words.text("problems"),
        ),
    ];
    rsx! {
        Toolbar { live, choices, printer }
        Notices { live }
        PrinterStrip { printer }
        div { class: "wb-body", "data-pane": pane().name(),
            PluginList { plugins, tallies, screen, answer }
            main { class: "wb-main",
                Stage { live, screen }
                Problems { live, choices, inspection }
            }
        }
        nav { class: "wb-panes", aria_label: words.text("panes"),
            for (own , image , label) in tabs {
                button {
                    key: "{own.name()}",
                    r#type: "button",
                    aria_pressed: pane() == own,
                    onclick: move |_| pane.set(own),
                    {icon(image, 24)}
                    {label}
                }
            }
        }
    }
}
