//! `host.progress_cluster`: small metric bars whose values an action brings.

use dioxus::prelude::*;
use faceplate_renderer::component::{Metric, ProgressCluster};
use faceplate_renderer::prop::finite;

use super::{field, freshness};
use crate::data::{Status, use_poll};
use crate::extension_id::ExtensionId;
use crate::paint::{PaintContext, Presentation};
use crate::style::Style;
use crate::words::words;

/// The tones that the bars take in turn.
const TONES: [&str; 3] = ["primary", "secondary", "tertiary"];

pub(crate) fn paint(
    cluster: &ProgressCluster,
    number: u64,
    style: Style,
    context: PaintContext,
) -> Element {
    if cluster.items.is_empty() {
        return VNode::empty();
    }
    rsx! {
        Cluster {
            cluster: cluster.clone(),
            id: ExtensionId::here().dom_id(number),
            presentation: context.presentation,
            style,
        }
    }
}

#[component]
fn Cluster(
    cluster: ProgressCluster,
    id: String,
    presentation: Presentation,
    style: Style,
) -> Element {
    let (status, see) = use_poll(&cluster.poll);
    let items = cluster.items.iter().zip(TONES.into_iter().cycle());
    rsx! {
        div {
            class: "fp-progress-cluster",
            "data-state": freshness::word(&status),
            onvisible: move |event| see.call(event.is_intersecting().unwrap_or(true)),
            ..style.attributes(),
            ul { class: "fp-progress-cluster__metrics", role: "list",
                "aria-busy": (status == Status::Loading).then_some("true"),
                for (index , (metric , tone)) in items.enumerate() {
                    {bar(metric, tone, &status, format!("{id}:{index}"))}
                }
            }
            {freshness::note(&status, presentation)}
        }
    }
}

/// One metric. What is not a number has no value (contract section 10, defect 8).
fn bar(metric: &Metric, tone: &str, status: &Status, id: String) -> Element {
    let status = status.at(metric.value_key.as_str());
    let value = status
        .value()
        .and_then(finite)
        .map(|value| value.clamp(0.0, 100.0));
    let words = words();
    let text = match value {
        Some(value) => words.format("percent", &[("value", value.round().into())]),
        None => words.text("no-value"),
    };
    let width = Style::default().set("inline-size", format_args!("{}%", value.unwrap_or(0.0)));
    rsx! {
        li {
            class: "fp-progress-cluster__metric",
            "data-state": if value.is_some() { "known" } else { "unknown" },
            "data-tone": tone,
            div { class: "fp-progress-cluster__header fp-type-label-small",
                span { class: "fp-progress-cluster__label", id: "{id}", dir: "auto", {field::label(&metric.label)} }
                span { class: "fp-progress-cluster__value", "{text}" }
            }
            div {
                class: "fp-progress-cluster__track",
                role: "progressbar",
                "aria-labelledby": "{id}",
                "aria-valuemin": "0",
                "aria-valuemax": "100",
                "aria-valuenow": value,
                "aria-valuetext": value.map(|_| text.clone()),
                if value.is_some() {
                    div { class: "fp-progress-cluster__bar", ..width.attributes() }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::primitive::page::html;

    #[test]
    fn every_metric_is_a_named_bar_without_a_value() {
        let html = html(
            r#"{"component": "host.progress_cluster", "items": [{"label": "CPU"}, {"label": "CPU"}, {"label": "<RAM>"}, {"label": "Disk"}]}"#,
        );
        assert_eq!(html.matches(r#"role="progressbar""#).count(), 4, "{html}");
        assert_eq!(html.matches(">--</span>").count(), 4, "{html}");
        assert!(!html.contains("aria-valuenow"), "{html}");
        assert!(
            html.contains(r#"id="fp:demo:main:0:2" dir="auto">&#60;RAM&#62;</span>"#),
            "{html}"
        );
        assert_eq!(html.matches(r#"data-tone="primary""#).count(), 2, "{html}");
    }
}
