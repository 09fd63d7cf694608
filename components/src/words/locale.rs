//! The languages the host itself speaks, and which of them answers a request (contract section 2.5).

/// A language of the host's own words. Plugins negotiate theirs separately (decisions.md 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English, from which the others are translated.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// Spanish of Argentina: what differs from Spanish.
    SpanishArgentina,
    /// French.
    French,
    /// Portuguese.
    Portuguese,
    /// Italian.
    Italian,
    /// German.
    German,
    /// English in disguise, longer and accented, to see what is not translated and what does not fit.
    Pseudo,
}

impl Locale {
    /// Every language, in the order in which people are asked.
    pub const ALL: [Self; 8] = [
        Self::English,
        Self::Spanish,
        Self::SpanishArgentina,
        Self::French,
        Self::Portuguese,
        Self::Italian,
        Self::German,
        Self::Pseudo,
    ];

    /// The language tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::SpanishArgentina => "es-AR",
            Self::French => "fr",
            Self::Portuguese => "pt",
            Self::Italian => "it",
            Self::German => "de",
            Self::Pseudo => "en-XA",
        }
    }

    /// What stands between the whole and the fraction of a number.
    pub const fn decimal_sign(self) -> char {
        match self {
            Self::English | Self::Pseudo => '.',
            Self::Spanish
            | Self::SpanishArgentina
            | Self::French
            | Self::Portuguese
            | Self::Italian
            | Self::German => ',',
        }
    }

    /// What its speakers call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::SpanishArgentina => "Español (Argentina)",
            Self::French => "Français",
            Self::Portuguese => "Português",
            Self::Italian => "Italiano",
            Self::German => "Deutsch",
            Self::Pseudo => "Ƥšéúđó",
        }
    }

    /// The language for the request `tag`: itself, else its language, else English. `_` is read as `-`, in any case.
    pub fn negotiate(tag: &str) -> Self {
        let tag = tag.trim().replace('_', "-").to_ascii_lowercase();
        if tag == "es-419" {
            // Latin America's Spanish is nearest to Argentina's (contract section 2.5).
            return Self::SpanishArgentina;
        }
        let find = |tag: &str| {
            Self::ALL
                .into_iter()
                .find(|locale| locale.tag().eq_ignore_ascii_case(tag))
        };
        let language = || find(tag.split('-').next().unwrap_or_default());
        find(&tag).or_else(language).unwrap_or_default()
    }

    /// The language that says what this one leaves out.
    pub(super) const fn base(self) -> Option<Self> {
        match self {
            Self::English => None,
            Self::SpanishArgentina => Some(Self::Spanish),
            Self::Spanish
            | Self::French
            | Self::Portuguese
            | Self::Italian
            | Self::German
            | Self::Pseudo => Some(Self::English),
        }
    }

    /// This language, then what it falls back to, ending with English.
    pub(super) fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |locale| locale.base())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_gets_its_locale_then_its_language_then_english() {
        for (request, tag) in [
            ("es-AR", "es-AR"),
            ("ES_ar", "es-AR"),
            ("es-419", "es-AR"),
            ("es-MX", "es"),
            ("pt-BR", "pt"),
            (" de ", "de"),
            ("en-XA", "en-XA"),
            ("zh-Hant-TW", "en"),
            ("", "en"),
            ("-é-", "en"),
        ] {
            assert_eq!(Locale::negotiate(request).tag(), tag, "{request}");
        }
    }

    #[test]
    fn every_language_ends_with_english() {
        let tags = |locale: Locale| locale.chain().map(Locale::tag).collect::<Vec<_>>();
        assert_eq!(tags(Locale::SpanishArgentina), ["es-AR", "es", "en"]);
        for locale in Locale::ALL {
            assert_eq!(tags(locale).last(), Some(&"en"));
        }
    }
}
