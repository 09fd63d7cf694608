//! The simulated host: a window of a chosen size, in the space there is for it.

use dioxus::prelude::*;
use faceplate_components::words::words;

use super::live::Live;
use super::screen::Screen;
use super::simulation::Simulation;
use super::size::Size;

/// The space for the simulated window, with the window in it, drawn smaller where it would not fit.
#[component]
pub(super) fn Stage(live: Live, screen: Screen) -> Element {
    let words = words();
    let mut available = use_signal(|| 0.0);
    let size = screen.choices.read().size;
    let scale = size.scale(available());
    let (width, height) = match size {
        Size::Fluid => (None, None),
        Size::Fixed { width, height } => (Some(width), height),
    };
    let scaled = |side: u16| format!("{:.2}px", f64::from(side) * scale);
    rsx! {
        section {
            class: "wb-stage",
            aria_label: words.text("preview"),
            "data-fluid": size == Size::Fluid,
            onresize: move |event| {
                if let Ok(size) = event.get_content_box_size() {
                    available.set(size.width);
                }
            },
            if scale < 1.0 {
                p { class: "wb-scale",
                    {words.format("size-scaled", &[("percent", ((scale * 100.0).round() as u32).into())])}
                }
            }
            // As large as the window looks, so that the space scrolls by what is seen.
            div { class: "wb-frame", width: width.map(scaled), height: height.map(scaled),
                div {
                    class: "wb-window fp-host",
                    width: width.map(|width| format!("{width}px")),
                    height: height.map(|height| format!("{height}px")),
                    transform: (scale < 1.0).then(|| format!("scale({scale:.4})")),
                    Simulation { live, screen, width: width.map_or(available(), f64::from) }
                }
            }
        }
    }
}
