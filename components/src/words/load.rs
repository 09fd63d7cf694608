//! Where the words come from: in the program natively; on the web English is, and the others are fetched when they
//! are chosen, so that they do not hold up the first paint (design.md section 5).

use std::fmt;

use super::{Locale, Words};

pub(super) const ENGLISH: &str = include_str!("../../../locales/en/faceplate.ftl");

/// A language that could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unloaded {
    /// The language that was asked for.
    pub locale: Locale,
    /// What went wrong.
    pub problem: String,
}

impl fmt::Display for Unloaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "cannot load the language {}: {}",
            self.locale.tag(),
            self.problem
        )
    }
}

impl std::error::Error for Unloaded {}

#[cfg(not(target_arch = "wasm32"))]
impl Words {
    /// The host's words in `locale`.
    pub fn new(locale: Locale) -> Self {
        let sources = locale
            .chain()
            .map(|locale| (locale, source(locale).to_owned()));
        Self::from_sources(locale, sources)
    }

    /// The same as [`Words::new`], for callers that also run on the web, where it may fail.
    ///
    /// # Errors
    /// Never, natively.
    #[expect(
        clippy::unused_async,
        reason = "on the web there is something to wait for"
    )]
    pub async fn load(locale: Locale) -> Result<Self, Unloaded> {
        Ok(Self::new(locale))
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::English | Locale::Pseudo => ENGLISH,
        Locale::Spanish => include_str!("../../../locales/es/faceplate.ftl"),
        Locale::SpanishArgentina => include_str!("../../../locales/es-AR/faceplate.ftl"),
        Locale::French => include_str!("../../../locales/fr/faceplate.ftl"),
        Locale::Portuguese => include_str!("../../../locales/pt/faceplate.ftl"),
        Locale::Italian => include_str!("../../../locales/it/faceplate.ftl"),
        Locale::German => include_str!("../../../locales/de/faceplate.ftl"),
    }
}

#[cfg(target_arch = "wasm32")]
impl Words {
    /// Fetches the host's words in `locale` from `locales/<tag>/faceplate.ftl` beside the page.
    ///
    /// # Errors
    /// When a file cannot be fetched.
    pub async fn load(locale: Locale) -> Result<Self, Unloaded> {
        let mut sources = Vec::new();
        for source in locale.chain() {
            let text = fetch(source)
                .await
                .map_err(|problem| Unloaded { locale, problem })?;
            sources.push((source, text));
        }
        Ok(Self::from_sources(locale, sources))
    }
}

#[cfg(target_arch = "wasm32")]
async fn fetch(locale: Locale) -> Result<String, String> {
    if let Locale::English | Locale::Pseudo = locale {
        return Ok(ENGLISH.to_owned());
    }
    let url = format!("locales/{}/faceplate.ftl", locale.tag());
    let response = gloo_net::http::Request::get(&url)
        .send()
        .await
        .map_err(|error| error.to_string())?;
    if !response.ok() {
        return Err(format!(
            "the server answered {} for {url}",
            response.status()
        ));
    }
    response.text().await.map_err(|error| error.to_string())
}
