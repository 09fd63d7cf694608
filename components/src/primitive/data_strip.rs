//! `host.data_strip`: telemetry that an action brings.

use dioxus::prelude::*;
use faceplate_renderer::bound::at_path;
use faceplate_renderer::component::{DataStrip, Reading};
use faceplate_renderer::prop::{Choice, Length, Pixels};

use super::chip::colors;
use super::freshness;
use super::gauge::Gauge;
use crate::data::{Status, use_poll};
use crate::icon::icon;
use crate::paint::{PaintContext, Presentation};
use crate::style::Style;
use crate::words::words;

pub(crate) fn paint(strip: &DataStrip, style: Style, context: PaintContext) -> Element {
    rsx! { Strip { strip: strip.clone(), style, context } }
}

/// Without readings it says why and keeps its place (contract section 10, defect 9).
#[component]
fn Strip(strip: DataStrip, style: Style, context: PaintContext) -> Element {
    let (status, see) = use_poll(&strip.poll);
    let presentation = context.presentation;
    let gap = match presentation {
        Presentation::Inline => 12.0,
        Presentation::Gauges => 4.0,
        Presentation::Block | Presentation::Card => 6.0,
    };
    let style = match presentation {
        Presentation::Inline => style.value("max-inline-size", strip.max_width, Length::Px(440.0)),
        Presentation::Block | Presentation::Card | Presentation::Gauges => style,
    };
    let style = style.px("gap", strip.gap.map_or(gap, |Pixels(gap)| gap), gap);
    let value = status.value();
    let readings = value.and_then(|value| Reading::all(at_path(value, strip.items_path.as_str())?));
    let readings = readings.unwrap_or_default();
    let state = if matches!(status, Status::Fresh(_)) && readings.is_empty() {
        "empty"
    } else {
        freshness::word(&status)
    };
    rsx! {
        div {
            class: "fp-data-strip",
            "data-presentation": presentation.word(),
            "data-state": state,
            onvisible: move |event| see.call(event.is_intersecting().unwrap_or(true)),
            ..style.attributes(),
            if !readings.is_empty() {
                {items(readings, context)}
            } else if !matches!(status, Status::Failed(_)) {
                // To Chromium a `p` that lays out boxes is no paragraph.
                div { class: "fp-data-strip__empty fp-type-body-small",
                    "aria-busy": (status == Status::Loading).then_some("true"),
                    {icon("gauge-empty", 16)}
                    p {
                        {
                            if status == Status::Loading {
                                words().text("loading")
                            } else {
                                words().text("data-strip-empty")
                            }
                        }
                    }
                }
            }
            {freshness::note(&status, presentation)}
        }
    }
}

/// The readings, in a list that scrolls where the surface is a lane.
fn items(readings: Vec<Reading>, context: PaintContext) -> Element {
    let lane = context.presentation == Presentation::Inline;
    rsx! {
        ul {
            class: "fp-data-strip__items",
            role: "list",
            // A lane scrolls, so the keyboard must reach it.
            tabindex: lane.then_some("0"),
            "aria-label": lane.then(|| words().text("readings")),
            for (index , reading) in readings.into_iter().enumerate() {
                li { key: "{index}", class: "fp-data-strip__item",
                    if context.presentation == Presentation::Gauges {
                        Gauge { reading }
                    } else {
                        {chip(&reading, context)}
                    }
                }
            }
        }
    }
}

fn chip(reading: &Reading, context: PaintContext) -> Element {
    let style = colors(
        Style::default(),
        reading.color,
        reading.background_color,
        context,
    );
    let value = reading
        .value
        .as_deref()
        .map_or_else(|| words().text("no-value"), str::to_owned);
    rsx! {
        span {
            class: "fp-chip",
            "data-mode": reading.mode.word(),
            "data-compact": true,
            "data-emphasis": reading.emphasis.then_some(true),
            ..style.attributes(),
            if let Some(name) = &reading.icon {
                {icon(name.name(), 16)}
            }
            if !reading.label.is_empty() {
                span { class: "fp-chip__text", dir: "auto", "{reading.label}" }
            }
            span { class: "fp-chip__text fp-data-strip__value", dir: "auto", "{value}" }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn defect_9_without_readings_it_says_so() {
        let html = html(r#"{"component": "host.data_strip", "maxWidth": 100}"#);
        assert!(html.contains("No readings yet</p>"), "{html}");
        assert!(
            html.contains(r#"data-presentation="block" data-state="empty""#),
            "{html}"
        );
        assert!(!html.contains("style="), "{html}");
    }
}
