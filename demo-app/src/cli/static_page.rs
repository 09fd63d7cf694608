//! A plugin's UI extensions as one HTML page without scripts, that loads nothing.

use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_components::extension::{ExtensionView, Extensions};
use faceplate_components::stylesheet::stylesheet;
use faceplate_components::surface::Region;
use faceplate_components::theme::Theme;
use faceplate_components::words::{self, Words, use_words_provider};
use faceplate_renderer::prop::Label;
use faceplate_renderer::{Locale, Localized};
use serde_json::Value;

use crate::host::shape;

/// Nothing is loaded and nothing runs, whatever a plugin says. Styles are in the page and on its elements.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The measure of the page around the extensions.
const LAYOUT: &str = "\
body{margin:0}\
.static-page{display:grid;gap:1rem;margin-inline:auto;max-inline-size:45rem;padding:1rem}";

/// The page of every extension, or of those called `only`, in the order of the manifest.
pub(super) fn html(localized: &Localized<'_>, only: Option<&str>, theme: Theme) -> String {
    let manifest = &localized.manifest;
    let id = manifest
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or("plugin");
    let ui: Vec<_> = shape::extensions(manifest, id)
        .into_iter()
        .filter(|extension| {
            only.is_none_or(|id| extension.get("id").and_then(Value::as_str) == Some(id))
        })
        // A page shows what its author wrote in the order that they wrote it.
        .map(|mut extension| {
            if let Value::Object(extension) = &mut extension {
                extension.remove("order");
            }
            extension
        })
        .collect();
    let inventory = Value::from(vec![shape::item(manifest, id)]);
    let extensions = Extensions::default().updated(&ui.into(), Some(&inventory));
    let name = manifest.get("name").and_then(Value::as_str).unwrap_or(id);
    let page = Page {
        name: Label::new(name),
        views: extensions.iter().cloned().collect(),
        language: words::Locale::negotiate(&localized.locale.to_string()),
    };
    document(page, &localized.locale, theme)
}

#[derive(Clone, PartialEq, Props)]
struct Page {
    /// The plugin's name.
    name: Label,
    views: Vec<Arc<ExtensionView>>,
    /// What the host's own words are in.
    language: words::Locale,
}

fn document(page: Page, locale: &Locale, theme: Theme) -> String {
    let title = page.name.clone();
    let title = dioxus_ssr::render_element(rsx! { title { "{title}" } });
    let mut dom = VirtualDom::new_with_props(body, page);
    dom.rebuild_in_place();
    let body = dioxus_ssr::render(&dom);
    let style = stylesheet();
    let direction = direction(locale);
    format!(
        "<!doctype html>\n<html lang=\"{locale}\" dir=\"{direction}\" data-theme=\"{theme}\">\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         {title}\n<style>\n{style}{LAYOUT}</style>\n</head>\n<body class=\"fp-root\">{body}</body>\n</html>\n"
    )
}

fn body(page: Page) -> Element {
    use_words_provider(|| Words::new(page.language));
    rsx! {
        main { class: "fp-host static-page",
            h1 { class: "fp-type-headline-small", dir: "auto", "{page.name}" }
            for view in page.views {
                Region { key: "{view.key}", view: view.clone(), heading_level: 2 }
            }
        }
    }
}

/// Which way the language is written.
fn direction(locale: &Locale) -> &'static str {
    let tag = locale.to_string();
    let language = tag.split('-').next().unwrap_or_default();
    match language {
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}
