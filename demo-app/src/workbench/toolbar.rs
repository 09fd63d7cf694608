//! The choices above the simulated host: theme, language, direction, size, the printer, and whether it is shown.

use dioxus::prelude::*;
use faceplate_components::icon::icon;
use faceplate_components::theme::Theme;
use faceplate_components::words::{Locale, Words, words};

use super::choices::{Choices, PrinterChoice, ThemeChoice};
use super::live::Live;
use super::printer::{Printer, PrinterToggle};
use super::size::Size;

/// The bar with the product's name and the choices.
#[component]
pub(super) fn Toolbar(live: Live, choices: Signal<Choices>, printer: Printer) -> Element {
    let words = words();
    let has_printer = use_memo(move || live.printer.read().is_some());
    rsx! {
        header { class: "wb-toolbar",
            h1 { class: "wb-name", "Faceplate" }
            div { class: "wb-choices", role: "group", aria_label: words.text("display"),
                {themes(choices, &words)}
                {languages(choices, &words)}
                {sizes(choices, &words)}
                if has_printer() {
                    {printers(choices, &words)}
                }
                button {
                    class: "wb-toggle",
                    r#type: "button",
                    aria_pressed: choices.read().rtl,
                    aria_label: words.text("right-to-left"),
                    title: words.text("right-to-left"),
                    onclick: move |_| {
                        let mut choices = choices.write();
                        choices.rtl = !choices.rtl;
                    },
                    {icon("format-textdirection-r-to-l", 24)}
                }
                if has_printer() {
                    PrinterToggle { printer }
                }
            }
        }
    }
}

fn themes(mut choices: Signal<Choices>, words: &Words) -> Element {
    let now = choices.read().theme;
    let options = ThemeChoice::all().map(|choice| {
        let label = match choice {
            ThemeChoice::System => words.text("theme-system"),
            ThemeChoice::Fixed(Theme::Light) => words.text("theme-light"),
            ThemeChoice::Fixed(Theme::Dark) => words.text("theme-dark"),
            ThemeChoice::Fixed(Theme::HighContrast) => words.text("theme-high-contrast"),
        };
        (choice.name().to_owned(), label)
    });
    let chosen = move |name: String| {
        if let Some(theme) = ThemeChoice::named(&name) {
            choices.write().theme = theme;
        }
    };
    picker(
        "theme-light-dark",
        words.text("theme"),
        now.name(),
        options,
        chosen,
    )
}

fn languages(mut choices: Signal<Choices>, words: &Words) -> Element {
    let now = choices.read().locale;
    let options = Locale::ALL.map(|locale| (locale.tag().to_owned(), locale.name().to_owned()));
    let chosen = move |tag: String| choices.write().locale = Locale::negotiate(&tag);
    picker(
        "translate",
        words.text("language"),
        now.tag(),
        options,
        chosen,
    )
}

fn sizes(mut choices: Signal<Choices>, words: &Words) -> Element {
    let now = choices.read().size;
    // A size that only an address can ask for is offered as long as it is the one in use.
    let other = (!Size::OFFERED.contains(&now)).then_some(now);
    let options = Size::OFFERED.into_iter().chain(other).map(|size| {
        // Width first in both directions of reading.
        let label = match size {
            Size::Fluid => words.text("size-fluid"),
            Size::Fixed {
                width,
                height: Some(height),
            } => format!("\u{2066}{width} × {height}\u{2069}"),
            Size::Fixed {
                width,
                height: None,
            } => width.to_string(),
        };
        (size.to_string(), label)
    });
    let chosen = move |text: String| {
        if let Some(size) = Size::parse(&text) {
            choices.write().size = size;
        }
    };
    picker(
        "monitor-cellphone",
        words.text("size"),
        &now.to_string(),
        options,
        chosen,
    )
}

fn printers(mut choices: Signal<Choices>, words: &Words) -> Element {
    let now = choices.read().printer;
    let options = PrinterChoice::ALL.map(|choice| {
        let label = match choice {
            PrinterChoice::Virtual => words.text("virtual-printer"),
            PrinterChoice::None => words.text("printer-none"),
        };
        (choice.name().to_owned(), label)
    });
    let chosen = move |name: String| {
        if let Some(printer) = PrinterChoice::named(&name) {
            choices.write().printer = printer;
        }
    };
    picker(
        "printer-3d-nozzle",
        words.text("printer"),
        now.name(),
        options,
        chosen,
    )
}

/// A list of values and their labels to pick one from, with an icon and a name of its own.
fn picker(
    image: &str,
    name: String,
    now: &str,
    options: impl IntoIterator<Item = (String, String)>,
    mut chosen: impl FnMut(String) + 'static,
) -> Element {
    rsx! {
        label { class: "wb-picker", title: "{name}",
            {icon(image, 16)}
            span { class: "fp-visually-hidden", "{name}" }
            select { value: now, onchange: move |event| chosen(event.value()),
                for (value , label) in options {
                    option { key: "{value}", selected: value == now, value: value.clone(), {label} }
                }
            }
            {icon("chevron-down", 16)}
        }
    }
}
