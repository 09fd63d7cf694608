//! The virtual printer, so that an author sees what a plugin does while something is printed.

use std::time::Duration;

use dioxus::prelude::*;
use faceplate_components::client::{Heater, HostError, VirtualPrinter};
use faceplate_components::icon::icon;
use faceplate_components::surface::{Tone, notice};
use faceplate_components::time::sleep;
use faceplate_components::words::{Words, words};

use super::live::Live;

/// How often the printer is asked how it is doing while somebody looks.
const PACE: Duration = Duration::from_secs(1);

/// What is known of the printer.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Printer {
    live: Live,
    open: Signal<bool>,
    /// Whether it is being told to start or to stop.
    busy: Signal<bool>,
    problem: Signal<Option<HostError>>,
}

/// The printer of the host behind `live`, asked for until it is known that there is none.
pub(super) fn use_printer(live: Live) -> Printer {
    let printer = Printer {
        live,
        open: use_signal(|| false),
        busy: use_signal(|| false),
        problem: use_signal(|| None),
    };
    use_future(move || async move {
        loop {
            let asked = (*printer.open.peek() || live.printer.peek().is_none())
                && *live.answered.peek()
                && live.is_visible();
            if asked && !live.ask_printer().await {
                return;
            }
            sleep(PACE).await;
        }
    });
    printer
}

impl Printer {
    async fn set_printing(mut self, printing: bool) {
        if self.busy.replace(true) {
            return;
        }
        let answer = self.live.host().set_printing(printing).await;
        self.problem.set(None);
        match answer {
            Ok(state) => self.live.show_printer(state),
            Err(error) => self.problem.set(Some(error)),
        }
        self.busy.set(false);
    }
}

/// Opens and closes the strip.
#[component]
pub(super) fn PrinterToggle(printer: Printer) -> Element {
    let words = words();
    let mut open = printer.open;
    rsx! {
        button {
            class: "wb-toggle",
            r#type: "button",
            aria_pressed: open(),
            aria_label: words.text("virtual-printer"),
            title: words.text("virtual-printer"),
            onclick: move |_| open.toggle(),
            {icon("printer-3d", 24)}
        }
    }
}

/// How the printer is doing, and a button that starts or stops a print.
#[component]
pub(super) fn PrinterStrip(printer: Printer) -> Element {
    let words = words();
    let state = printer.live.printer.read();
    let Some(state) = state.as_ref().filter(|_| *printer.open.read()) else {
        return rsx! {};
    };
    let printing = state.job.is_some();
    let busy = *printer.busy.read();
    rsx! {
        section { class: "wb-printer", aria_label: words.text("virtual-printer"),
            {icon("printer-3d-nozzle-outline", 24)}
            p { class: "wb-printer-phase", role: "status", {phase(state, &words)} }
            dl { class: "wb-printer-heaters",
                {heater("printer-3d-nozzle-heat-outline", words.text("hotend"), state.hotend, &words)}
                {heater("radiator", words.text("bed"), state.bed, &words)}
            }
            button {
                class: "wb-button",
                r#type: "button",
                aria_disabled: busy.then_some("true"),
                aria_busy: busy.then_some("true"),
                onclick: move |_| {
                    spawn(printer.set_printing(!printing));
                },
                {icon(if printing { "stop" } else { "play" }, 16)}
                {if printing { words.text("print-stop") } else { words.text("print-start") }}
            }
            if let Some(problem) = &*printer.problem.read() {
                {notice(Tone::Error, &problem.message(&words))}
            }
        }
    }
}

/// What it is doing. Whole percents: more would be read out without end.
fn phase(state: &VirtualPrinter, words: &Words) -> String {
    match &state.job {
        None => words.text("print-none"),
        Some(job) if &*job.phase == "heating" => words.text("print-heating"),
        Some(job) => {
            let percent = job.progress.clamp(0.0, 100.0).floor();
            words.format("print-progress", &[("percent", percent.into())])
        }
    }
}

fn heater(glyph: &str, name: String, heater: Heater, words: &Words) -> Element {
    let now = ("now", heater.temperature.round().into());
    let text = if heater.target > 0.0 {
        words.format(
            "heater-on",
            &[now, ("target", heater.target.round().into())],
        )
    } else {
        words.format("heater-off", &[now])
    };
    rsx! {
        dt {
            {icon(glyph, 16)}
            {name}
        }
        dd { {text} }
    }
}
