//! Style properties of one element, each from a typed value of a manifest (security.md T5).
//!
//! They are set one by one through the style object, which the page's content security policy allows; a `style`
//! attribute as text it does not (decisions.md 26).

use std::fmt::Display;

use dioxus_core::Attribute;
use faceplate_renderer::color::{Color, Token};
use faceplate_renderer::component::Node;

use crate::extension_id::ExtensionId;
use crate::ink::{Ground, Ink};
use crate::paint::PaintContext;
use crate::words::words;

/// Style properties for `..style.attributes()` in `rsx!`. What the style sheet says already is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Style(Vec<Attribute>);

impl Style {
    /// What every component has: the space below `node`, where it is not the component's own; and the node's name,
    /// where somebody looks for it.
    pub(crate) fn of(node: &Node, context: PaintContext) -> Self {
        let own = node.component.spec().map(|spec| spec.margin_bottom);
        let mut style = Self::default().px(
            "margin-block-end",
            node.margin_bottom,
            own.unwrap_or(node.margin_bottom),
        );
        if context.inspected {
            let name = ExtensionId::here().dom_id(node.number);
            style.0.push(Attribute::new("data-node", name, None, false));
        }
        if let Some(age) = context.stale {
            let title = age.words(&words());
            style
                .0
                .push(Attribute::new("data-stale", true, None, false));
            style.0.push(Attribute::new("title", title, None, false));
        }
        style
    }

    /// `property` is `value` CSS pixels, where the style sheet says `default`.
    pub(crate) fn px(self, property: &'static str, value: f64, default: f64) -> Self {
        if value == default {
            return self;
        }
        self.set(property, format_args!("{value}px"))
    }

    /// `property` is `value`, where the style sheet says `default`.
    pub(crate) fn value<T: Display + PartialEq>(
        self,
        property: &'static str,
        value: T,
        default: T,
    ) -> Self {
        if value == default {
            return self;
        }
        self.set(property, value)
    }

    /// The fill of a box on `ground`, where the style sheet says `default`. Text in it that has no colour of its own
    /// takes `--fp-ink`, which is there where the theme's own colours could not be seen.
    pub(crate) fn fill(self, fill: Color, default: Token, ground: Ground) -> Self {
        let style = self.value("background-color", fill, Color::Token(default));
        match (ground.own_ink(), ground.filled(fill).own_ink()) {
            (_, Some(ink)) => style.set("--fp-ink", ink),
            (Some(_), None) => style.set("--fp-ink", "initial"),
            (None, None) => style,
        }
    }

    /// The colour of text or graphics that stand on `ground`, where the style sheet says `default`.
    pub(crate) fn ink(self, wanted: Color, default: Token, ground: Ground) -> Self {
        self.value("color", ground.ink(wanted), Ink::One(Color::Token(default)))
    }

    /// `property` is `value`.
    pub(crate) fn set(mut self, property: &'static str, value: impl Display) -> Self {
        self.0.push(Attribute::new(
            property,
            value.to_string(),
            Some("style"),
            false,
        ));
        self
    }

    /// The attributes, in the order that Dioxus compares them in.
    pub(crate) fn attributes(mut self) -> Vec<Attribute> {
        self.0.sort_unstable_by_key(|attribute| attribute.name);
        self.0
    }
}
