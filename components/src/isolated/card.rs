//! What stands where a page is not: why, and what to do.

use dioxus::prelude::*;

use super::life::Stop;
use super::{LoadFailure, Obstacle};
use crate::extension::{ExtensionView, PageFault};
use crate::icon::icon;
use crate::time::Instant;
use crate::words::{FluentValue, words};

/// Why the page of `view` is not even tried: its manifest names no file of its own, or nothing can be isolated here.
pub(super) fn obstacle_card(
    view: &ExtensionView,
    cause: Result<&PageFault, &Obstacle>,
    compact: bool,
) -> Element {
    let words = words();
    let title = words.format("page-not-shown", &name(view));
    let cause = match cause {
        Ok(PageFault::Nowhere) => words.text("page-nowhere"),
        Ok(PageFault::Elsewhere(url)) => {
            words.format("page-elsewhere", &[("url", url.to_string().into())])
        }
        Err(Obstacle::NotHere) => words.text("page-not-here"),
        Err(Obstacle::System(reason)) => {
            words.format("page-no-isolation", &[("reason", reason.as_str().into())])
        }
    };
    rsx! {
        div { class: "fp-page-card", "data-compact": compact,
            {icon("application-outline", if compact { 16 } else { 48 })}
            p { class: "fp-type-title-small", "{title}" }
            if !compact {
                p { class: "fp-page-card__text", dir: "auto", "{cause}" }
            }
        }
    }
}

/// Why the page could not be loaded, with a button to try again.
pub(super) fn load_card(
    view: &ExtensionView,
    failure: &LoadFailure,
    retry: Callback<()>,
) -> Element {
    let words = words();
    let cause = match failure {
        LoadFailure::Unreachable => words.text("page-unreachable"),
        LoadFailure::Status(404) => words.text("page-missing"),
        LoadFailure::Status(status) => {
            words.format("page-status", &[("status", status.to_string().into())])
        }
        LoadFailure::TimedOut => words.text("page-timed-out"),
        LoadFailure::View(reason) => {
            words.format("page-no-isolation", &[("reason", reason.as_str().into())])
        }
    };
    let title = words.format("page-failed", &name(view));
    card("alert-outline", &title, &cause, &words.text("retry"), retry)
}

/// Why the page is no longer there, and when it is back.
pub(super) fn stop_card(
    view: &ExtensionView,
    stop: Stop,
    again: Option<Instant>,
    reload: Callback<()>,
) -> Element {
    let words = words();
    let title = match stop {
        Stop::Crashed => words.format("page-crashed", &name(view)),
        Stop::Unresponsive => words.format("page-unresponsive", &name(view)),
    };
    let next = match again {
        Some(again) => {
            let seconds = again
                .saturating_duration_since(Instant::now())
                .as_secs_f64();
            words.format("page-again", &[("seconds", seconds.ceil().into())])
        }
        None => words.text("page-given-up"),
    };
    card(
        "alert-octagon",
        &title,
        &next,
        &words.text("page-reload"),
        reload,
    )
}

fn name(view: &ExtensionView) -> [(&'static str, FluentValue<'static>); 1] {
    [("name", view.plugin.name.to_string().into())]
}

fn card(
    image: &'static str,
    title: &str,
    text: &str,
    button: &str,
    on_click: Callback<()>,
) -> Element {
    rsx! {
        div { class: "fp-page-card", role: "alert",
            {icon(image, 48)}
            p { class: "fp-type-title-small", "{title}" }
            p { class: "fp-page-card__text", dir: "auto", "{text}" }
            button {
                class: "fp-button",
                r#type: "button",
                "data-mode": "outlined",
                onclick: move |_| on_click.call(()),
                {icon("refresh", 16)}
                span { class: "fp-button__label", "{button}" }
            }
        }
    }
}
