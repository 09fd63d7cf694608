//! Which language is asked for, and in which order a plugin's translations apply (decisions.md 5).

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use unic_langid::LanguageIdentifier;
use unic_langid::subtags::Language;

/// A language tag: `es_AR`, `es-AR` and `ES_ar` are one. `Display` writes it as BCP 47 (`es-AR`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Locale(LanguageIdentifier);

/// A text that is no language tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidLocale;

impl fmt::Display for InvalidLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a language tag such as `es` or `es-AR`")
    }
}

impl std::error::Error for InvalidLocale {}

impl Locale {
    /// English: the default of a manifest that names none.
    pub fn english() -> Self {
        Self::of_language(Language::from_bytes(b"en").unwrap_or_default())
    }

    /// The locales whose translations apply when this one is asked for, first to last, each once: the plugin's
    /// `i18n.defaultLocale`, the language, the exact locale. They are listed whether or not the plugin has a file.
    pub fn chain(&self, default: &Self) -> Vec<Self> {
        let exact = if self.is_pseudo() {
            // The pseudolocale is the host's own: plugins have no words in it.
            Self::english()
        } else {
            self.clone()
        };
        let language = Self::of_language(exact.0.language);
        let mut chain = Vec::with_capacity(3);
        for locale in [default.clone(), language, exact] {
            if !chain.contains(&locale) {
                chain.push(locale);
            }
        }
        chain
    }

    /// Whether this is `en-XA`, in which the host shows accented English to find texts that nobody can translate.
    fn is_pseudo(&self) -> bool {
        let region = self.0.region.as_ref();
        self.0.language.as_str() == "en" && region.is_some_and(|region| region.as_str() == "XA")
    }

    fn of_language(language: Language) -> Self {
        Self(LanguageIdentifier::from_parts(language, None, None, &[]))
    }
}

impl FromStr for Locale {
    type Err = InvalidLocale;

    /// Reads a tag with `-` or `_` between its parts, in any case; space around it does not count.
    fn from_str(tag: &str) -> Result<Self, InvalidLocale> {
        LanguageIdentifier::from_bytes(tag.trim().as_bytes())
            .map(Self)
            .map_err(|_| InvalidLocale)
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(asked: &str, default: &str) -> Vec<String> {
        let asked: Locale = asked.parse().unwrap();
        let chain = asked.chain(&default.parse().unwrap());
        chain.iter().map(Locale::to_string).collect()
    }

    #[test]
    fn spellings_of_one_tag_are_one_locale() {
        for tag in ["es_AR", "es-AR", "ES_ar", " es-ar "] {
            assert_eq!(tag.parse::<Locale>().unwrap().to_string(), "es-AR", "{tag}");
        }
        let long: Locale = "zh_hant_tw".parse().unwrap();
        assert_eq!(long.to_string(), "zh-Hant-TW");
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for tag in ["", "-", "e", "es-", "es--AR", "español", "es-AR-x", "1"] {
            assert_eq!(tag.parse::<Locale>(), Err(InvalidLocale), "{tag}");
        }
    }

    #[test]
    fn the_chain_goes_from_the_default_over_the_language_to_the_exact_locale() {
        assert_eq!(chain("es_AR", "en"), ["en", "es", "es-AR"]);
        assert_eq!(chain("zh-Hant-TW", "pt_BR"), ["pt-BR", "zh", "zh-Hant-TW"]);
    }

    #[test]
    fn a_locale_is_in_the_chain_once() {
        assert_eq!(chain("en", "en"), ["en"]);
        assert_eq!(chain("pt-BR", "pt"), ["pt", "pt-BR"]);
    }

    #[test]
    fn plugins_get_english_in_the_pseudolocale() {
        assert_eq!(chain("en-XA", "en"), ["en"]);
        assert_eq!(chain("en-XA", "es"), ["es", "en"]);
        assert_eq!(chain("en-GB", "en"), ["en", "en-GB"]);
    }
}
