//! The language of a request.

use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};
use faceplate_components::words;
use faceplate_renderer::Locale;

/// The locale that a request asks for: the header, else the first language of the browser that the host speaks.
/// Browsers list them by preference.
pub(super) fn locale(headers: &HeaderMap) -> Locale {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let asked = text("x-wprint3d-locale").and_then(|tag| tag.parse().ok());
    asked.unwrap_or_else(|| {
        text(ACCEPT_LANGUAGE.as_str())
            .unwrap_or_default()
            .split(',')
            .filter_map(|range| spoken(range.split(';').next()?.trim()))
            .next()
            .unwrap_or_else(Locale::english)
    })
}

/// The host's own language for `tag`, unless that would only be the one it speaks with everybody.
fn spoken(tag: &str) -> Option<Locale> {
    let own = words::Locale::negotiate(tag);
    let asked = own != words::Locale::English || tag.to_ascii_lowercase().starts_with("en");
    asked.then(|| own.tag().parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn asked(name: &'static str, value: &'static str) -> String {
        let headers = [(name.parse().unwrap(), HeaderValue::from_static(value))];
        locale(&HeaderMap::from_iter(headers)).to_string()
    }

    #[test]
    fn the_header_decides_the_locale_then_the_browsers_languages() {
        assert_eq!(asked("x-wprint3d-locale", "es_AR"), "es-AR");
        assert_eq!(asked("x-wprint3d-locale", "zh-Hant"), "zh-Hant");
        assert_eq!(asked("accept-language", "nl, es-MX;q=0.8, en;q=0.5"), "es");
        assert_eq!(asked("accept-language", "es-ar"), "es-AR");
        assert_eq!(asked("x-wprint3d-locale", "not a tag"), "en");
        assert_eq!(asked("accept-language", "*"), "en");
    }
}
