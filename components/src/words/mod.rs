//! The host's own words: Fluent messages from `locales/<tag>/faceplate.ftl`.
//!
//! To say something new, add the message to every language there and use it as `words.text("its-id")` or
//! `words.format("its-id", &[("name", name.into())])` with the id written out: the tests hold messages and uses
//! against each other.

#[cfg(test)]
mod consistency;
mod load;
mod locale;
mod pseudo;

use std::fmt;
use std::rc::Rc;

use dioxus::prelude::*;
use dioxus_core::Runtime;
pub use fluent_bundle::FluentValue;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

pub use load::Unloaded;
pub use locale::Locale;

/// The host's words in one language. Cheap to clone; equal to its clones only.
#[derive(Clone)]
pub struct Words(Rc<Language>);

struct Language {
    locale: Locale,
    /// The language's messages first, then those it falls back to.
    bundles: Vec<FluentBundle<FluentResource>>,
}

thread_local! {
    static ENGLISH: Words = Words::from_sources(Locale::English, [(Locale::English, load::ENGLISH.to_owned())]);
}

impl Words {
    /// English, which is always there.
    pub fn english() -> Self {
        ENGLISH.with(Self::clone)
    }

    /// Words from the text of `.ftl` files, the preferred one first. What cannot be read in them is left out; the
    /// tests keep that from happening to the files that ship.
    fn from_sources(locale: Locale, sources: impl IntoIterator<Item = (Locale, String)>) -> Self {
        let bundle = |(source, text): (Locale, String)| {
            let resource = match FluentResource::try_new(text) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let mut bundle = FluentBundle::new(source.tag().parse().ok().into_iter().collect());
            bundle.add_resource_overriding(resource);
            if locale == Locale::Pseudo {
                bundle.set_transform(Some(pseudo::disguise));
            }
            bundle
        };
        Self(Rc::new(Language {
            locale,
            bundles: sources.into_iter().map(bundle).collect(),
        }))
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.0.locale
    }

    /// The message `id`; the id itself if no language has it.
    pub fn text(&self, id: &str) -> String {
        self.message(id, None)
    }

    /// The message `id` with its placeables filled. What is put in is isolated (U+2068, U+2069), so its direction
    /// does not reach the words around it.
    pub fn format(&self, id: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        self.message(id, Some(&args))
    }

    fn message(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let found = self
            .0
            .bundles
            .iter()
            .find_map(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        let Some((bundle, pattern)) = found else {
            return id.to_owned();
        };
        // A placeable that cannot be filled shows its own name; there is nobody to tell here.
        let text = bundle.format_pattern(pattern, args, &mut Vec::new());
        if self.0.locale == Locale::Pseudo {
            pseudo::bracket(&text)
        } else {
            text.into_owned()
        }
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::english()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.0.locale).finish()
    }
}

/// Gives everything below the words to speak with; set the signal to switch language.
pub fn use_words_provider(first: impl FnOnce() -> Words) -> Signal<Words> {
    use_context_provider(|| Signal::new(first()))
}

/// The words of the nearest [`use_words_provider`], or English. Whoever paints with them repaints when the language
/// changes.
pub fn words() -> Words {
    let in_scope = Runtime::try_current().is_some_and(|rt| rt.try_current_scope_id().is_some());
    let signal = in_scope.then(try_consume_context::<Signal<Words>>);
    signal
        .flatten()
        .map_or_else(Words::english, |words| words.read().clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSING: &str = "no-such-message";

    #[test]
    fn without_a_provider_or_a_runtime_the_host_speaks_english() {
        assert_eq!(words().text("retry"), "Retry");
        let html = dioxus_ssr::render_element(rsx! { {words().text("retry")} });
        assert_eq!(html, "Retry");
    }

    #[test]
    fn a_missing_message_shows_its_id() {
        for locale in Locale::ALL {
            assert!(Words::new(locale).text(MISSING).contains(MISSING));
        }
    }

    #[test]
    fn argentina_falls_back_to_spanish() {
        let words = Words::new(Locale::SpanishArgentina);
        assert_eq!(words.text("settings"), "Configuración");
        assert_eq!(words.text("retry"), "Reintentar");
    }

    #[test]
    fn what_is_put_in_is_isolated_and_a_forgotten_argument_does_not_fail() {
        let words = Words::english();
        let named = words.format("plugin-named", &[("name", "\u{5d0}".into())]);
        assert_eq!(named, "Plugin “\u{2068}\u{5d0}\u{2069}”");
        assert_eq!(
            words.format("plugin-named", &[]),
            "Plugin “\u{2068}{$name}\u{2069}”"
        );
    }

    #[test]
    fn the_pseudolocale_disguises_words_but_not_what_is_put_in() {
        let words = Words::new(Locale::Pseudo);
        let named = words.format("plugin-named", &[("name", "Clock".into())]);
        assert_eq!(named, "[Þĺúúĝííñ “\u{2068}Clock\u{2069}”]");
    }

    #[test]
    fn switching_the_language_repaints_what_speaks() {
        #[component]
        fn Speaker() -> Element {
            rsx! { {words().text("close")} }
        }
        fn app() -> Element {
            let mut spoken = use_words_provider(Words::english);
            use_effect(move || spoken.set(Words::new(Locale::German)));
            rsx! { Speaker {} }
        }
        let mut dom = VirtualDom::new(app);
        dom.rebuild_in_place();
        assert_eq!(dioxus_ssr::render(&dom), "Close");
        dom.render_immediate(&mut dioxus_core::NoOpMutations);
        dom.render_immediate(&mut dioxus_core::NoOpMutations);
        assert_eq!(dioxus_ssr::render(&dom), "Schließen");
    }
}
