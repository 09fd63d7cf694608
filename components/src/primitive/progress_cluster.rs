//! `host.progress_cluster`: small metric bars whose values an action brings.

use dioxus::prelude::*;
use faceplate_renderer::component::ProgressCluster;

use super::field;
use crate::extension_id::ExtensionId;
use crate::style::Style;
use crate::words::words;

/// The tones that the bars take in turn.
const TONES: [&str; 3] = ["primary", "secondary", "tertiary"];

pub(crate) fn paint(cluster: &ProgressCluster, number: u32, style: Style) -> Element {
    if cluster.items.is_empty() {
        return VNode::empty();
    }
    let id = ExtensionId::here().dom_id(number);
    let items = cluster
        .items
        .iter()
        .zip(TONES.into_iter().cycle())
        .enumerate();
    rsx! {
        ul { class: "fp-progress-cluster", role: "list", ..style.attributes(),
            for (index, (metric, tone)) in items {
                li { class: "fp-progress-cluster__metric", "data-state": "unknown", "data-tone": tone,
                    div { class: "fp-progress-cluster__header fp-type-label-small",
                        span { class: "fp-progress-cluster__label", id: "{id}:{index}", dir: "auto",
                            {field::label(&metric.label)}
                        }
                        span { class: "fp-progress-cluster__value", {words().text("no-value")} }
                    }
                    div {
                        class: "fp-progress-cluster__track",
                        role: "progressbar",
                        "aria-labelledby": "{id}:{index}",
                        "aria-valuemin": "0",
                        "aria-valuemax": "100",
                    }
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
