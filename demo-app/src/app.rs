//! The one app, for the desktop and the web: the workbench on a host, in a theme and a language.

use dioxus::prelude::*;
use faceplate_components::input_state::InputState;
use faceplate_components::theme::{CurrentTheme, Theme};
use faceplate_components::words::{Words, use_words_provider};

use crate::surroundings::Surroundings;
use crate::workbench::Workbench;

/// The app. Everything in it follows the chosen theme, language and direction.
#[component]
pub(crate) fn App() -> Element {
    let Surroundings {
        choices, window, ..
    } = use_hook(consume_context::<Surroundings>);
    let choices = use_signal(|| choices);
    let system = use_signal(Theme::default);
    let mut words = use_words_provider(Words::english);
    // What was typed outlives the surfaces that it was typed into.
    let entered = use_context_provider(InputState::new);
    let locale = use_memo(move || choices.read().locale);

    use_hook({
        let window = window.clone();
        move || window.follow_system_theme(system)
    });
    use_effect({
        let window = window.clone();
        move || window.keep(&choices.read())
    });
    use_effect({
        let window = window.clone();
        move || window.hold(entered.is_any_unsaved())
    });
    use_effect(move || {
        let locale = locale();
        spawn(async move {
            // On the web a language is fetched; without it, what was spoken before is better than nothing.
            if let Ok(loaded) = Words::load(locale).await
                && choices.peek().locale == loaded.locale()
            {
                words.set(loaded);
            }
        });
    });

    let theme = use_memo(move || choices.read().theme.theme(system()));
    use_context_provider(|| CurrentTheme(theme.into()));
    let chosen = choices.read();
    let direction = if chosen.rtl { "rtl" } else { "ltr" };
    rsx! {
        div {
            class: "fp-root wb",
            "data-theme": theme().name(),
            lang: locale().tag(),
            dir: direction,
            Workbench { choices }
        }
    }
}
