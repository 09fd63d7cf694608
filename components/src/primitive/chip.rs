//! What badges and chips share: compact text with an icon, a button when there is something to press it for.

use dioxus::prelude::*;
use faceplate_renderer::color::{Color, Token};
use faceplate_renderer::component::ChipMode;
use faceplate_renderer::icon::Icon;
use faceplate_renderer::prop::{Choice, Label, Trigger};

use super::busy;
use crate::extension_id::ExtensionId;
use crate::icon::icon;
use crate::paint::PaintContext;
use crate::press::{Place, use_control};
use crate::style::Style;
use crate::words::words;

/// How one chip looks.
#[derive(Clone, PartialEq)]
pub(super) struct Chip {
    pub(super) text: Label,
    pub(super) icon: Option<Icon>,
    pub(super) mode: ChipMode,
    pub(super) compact: bool,
    pub(super) emphasis: bool,
    pub(super) disabled: bool,
    pub(super) place: Place,
    pub(super) style: Style,
}

impl Chip {
    /// The chip as plain text, or as a button that does what `trigger` says.
    pub(super) fn paint(self, trigger: Option<&Trigger>) -> Element {
        match trigger {
            Some(trigger) => rsx! { ChipButton { chip: self, trigger: trigger.clone() } },
            None => rsx! {
                span {
                    class: "fp-chip",
                    "data-mode": self.mode.word(),
                    "data-compact": self.compact.then_some(true),
                    "data-emphasis": self.emphasis.then_some(true),
                    ..self.style.clone().attributes(),
                    {self.contents(&self.text)}
                }
            },
        }
    }

    fn contents(&self, text: &str) -> Element {
        rsx! {
            if let Some(name) = &self.icon {
                {icon(name.name(), 16)}
            }
            span { class: "fp-chip__text", dir: "auto", "{text}" }
        }
    }
}

#[component]
fn ChipButton(chip: Chip, trigger: Trigger) -> Element {
    let control = use_control(chip.place);
    let busy = control.is_busy();
    let Place { number, index, .. } = chip.place;
    let problem = busy::problem_id(&control.run, || {
        format!("{}:{index}", ExtensionId::here().dom_id(number))
    });
    let label = if chip.text.is_empty() {
        words().text("run")
    } else {
        chip.text.to_string()
    };
    rsx! {
        button {
            class: "fp-chip",
            r#type: "button",
            "data-mode": chip.mode.word(),
            "data-compact": chip.compact.then_some(true),
            "data-emphasis": chip.emphasis.then_some(true),
            disabled: chip.disabled,
            // Not `disabled`: who pressed it with the keyboard would lose their place.
            "aria-disabled": busy.then_some("true"),
            "aria-busy": busy.then_some("true"),
            "aria-describedby": problem.clone(),
            onclick: {
                let (control, label) = (control.clone(), label.clone());
                move |_| control.press(trigger.clone(), label.clone())
            },
            ..chip.style.clone().attributes(),
            if busy {
                {busy::spinner()}
            }
            {chip.contents(&label)}
        }
        {busy::problem(&control.run, problem.as_deref())}
    }
}

/// The fill and the ink of a chip; its text can be seen on its fill whatever the manifest says.
pub(super) fn colors(
    style: Style,
    color: Option<Color>,
    background: Option<Color>,
    context: PaintContext,
) -> Style {
    let (ink, fill) = (Token::OnSurface, Token::Elevation2);
    let background = background.unwrap_or(Color::Token(fill));
    style
        .value("background-color", background, Color::Token(fill))
        .ink(
            color.unwrap_or(Color::Token(ink)),
            ink,
            context.filled(background).ground,
        )
}
