//! One reading as a ring with its icon inside, for the app bar of small screens.

use std::time::Duration;

use dioxus::prelude::*;
use faceplate_renderer::component::Reading;

use crate::icon::icon;
use crate::time::sleep;
use crate::words::words;

/// How long a tap shows the value.
const SHOWN: Duration = Duration::from_secs(5);

/// The ring. A tap shows the value and what it is to become for five seconds; another tap puts that away.
#[component]
pub(super) fn Gauge(reading: Reading) -> Element {
    // How often it was tapped: an odd number of times shows the value, and a later tap outlives the wait of an earlier.
    let mut taps = use_signal(|| 0_u32);
    let words = words();
    let value = reading
        .value
        .as_deref()
        .map_or_else(|| words.text("no-value"), str::to_owned);
    let value = match &reading.target {
        Some(target) => format!("{value} / {target}"),
        None => value,
    };
    let name = match &*reading.label {
        "" => value.clone(),
        label => format!("{label}: {value}"),
    };
    let shown = taps() % 2 == 1;
    let tap = move |_| {
        let tap = taps.peek().wrapping_add(1);
        taps.set(tap);
        spawn(async move {
            sleep(SHOWN).await;
            if tap % 2 == 1 && *taps.peek() == tap {
                taps.set(tap.wrapping_add(1));
            }
        });
    };
    let image = reading.icon.as_ref().map_or("gauge", |icon| icon.name());
    let filled = reading.level.unwrap_or(0.0) * 100.0;
    rsx! {
        button {
            class: "fp-gauge",
            r#type: "button",
            "aria-label": "{name}",
            "aria-pressed": if shown { "true" } else { "false" },
            title: "{name}",
            "data-state": if reading.level.is_some() { "known" } else { "unknown" },
            onclick: tap,
            span { class: "fp-gauge__ring",
                // The ring says nothing that the name does not say.
                svg { class: "fp-gauge__dial", view_box: "0 0 28 28", "aria-hidden": "true",
                    circle { class: "fp-gauge__track", cx: "14", cy: "14", r: "12.5" }
                    circle {
                        class: "fp-gauge__level",
                        cx: "14",
                        cy: "14",
                        r: "12.5",
                        "pathLength": "100",
                        stroke_dasharray: "{filled:.1} 100",
                    }
                }
                {icon(image, 16)}
            }
            if shown {
                span { class: "fp-gauge__value fp-type-label-small", dir: "auto", "{value}" }
            }
        }
    }
}
