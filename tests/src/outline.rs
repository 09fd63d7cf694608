//! The outline of a page: what assistive technology makes of it, as a short list.
//!
//! The rules are in `tests/conformance/README.md`, and short, because the browser's half of the conformance tests
//! follows them in JavaScript.

use scraper::{ElementRef, Html, Node};
use serde_json::{Value, json};

/// The outline of `html`, which is part of a page: `[role, name, value]`, shorter where the last ones are empty.
pub fn of_html(html: &str) -> Vec<Value> {
    let page = Html::parse_fragment(html);
    let mut outline = Vec::new();
    Outline { page: &page }.visit_children(page.root_element(), &mut outline);
    outline
}

struct Outline<'a> {
    page: &'a Html,
}

impl Outline<'_> {
    fn visit_children(&self, element: ElementRef<'_>, out: &mut Vec<Value>) {
        for child in element.child_elements() {
            self.visit(child, out);
        }
    }

    fn visit(&self, element: ElementRef<'_>, out: &mut Vec<Value>) {
        if is_hidden(element) {
            return;
        }
        let role = role(element);
        match role {
            // A label names its control, which may stand in it.
            "label" => {
                let inside = element.descendent_elements();
                for control in inside.filter(|inside| is_control(*inside)) {
                    self.visit(control, out);
                }
            }
            "list" | "listitem" => {
                out.push(entry(role, &self.given_name(element), []));
                self.visit_children(element, out);
            }
            "group" | "radiogroup" | "form" | "region" => {
                let name = self.given_name(element);
                if !name.is_empty() {
                    out.push(entry(role, &name, []));
                }
                self.visit_children(element, out);
            }
            // An empty one takes room, and is nothing to assistive technology.
            "paragraph" if text(element).is_empty() => {}
            "" if !has_text(element) => self.visit_children(element, out),
            "" => out.push(entry("text", &text(element), [])),
            role => {
                let mut name = self.given_name(element);
                // What stands in a field is its value.
                if name.is_empty() && !matches!(role, "textbox" | "combobox") {
                    name = text(element);
                }
                let disabled = is_on(element, "disabled").then(|| json!("disabled"));
                let values = value(role, element).into_iter().chain(disabled);
                out.push(entry(role, &name, values));
            }
        }
    }

    /// The name from `aria-labelledby`, `aria-label` or a `label` for the element.
    fn given_name(&self, element: ElementRef<'_>) -> String {
        let by_id = |id: &str| self.find(|other| other.attr("id") == Some(id));
        if let Some(ids) = element.attr("aria-labelledby") {
            let texts: Vec<_> = ids.split_whitespace().filter_map(by_id).map(text).collect();
            return texts.join(" ");
        }
        if let Some(label) = element.attr("aria-label") {
            return tidy(label);
        }
        let label = element.attr("id").and_then(|id| {
            self.find(|other| other.value().name() == "label" && other.attr("for") == Some(id))
        });
        let around = || {
            let mut around = element.ancestors().filter_map(ElementRef::wrap);
            around.find(|other| other.value().name() == "label")
        };
        label.or_else(around).map(text).unwrap_or_default()
    }

    fn find(&self, is: impl Fn(ElementRef<'_>) -> bool) -> Option<ElementRef<'_>> {
        let elements = self.page.root_element().descendent_elements();
        elements.into_iter().find(|element| is(*element))
    }
}

fn entry(role: &str, name: &str, values: impl IntoIterator<Item = Value>) -> Value {
    let mut entry = vec![json!(role), json!(name)];
    entry.extend(values);
    if entry.len() == 2 && name.is_empty() {
        entry.pop();
    }
    Value::Array(entry)
}

/// The element's `role`, or the one that its tag has; empty for none.
fn role(element: ElementRef<'_>) -> &str {
    if let Some(role) = element.attr("role") {
        return role;
    }
    match element.value().name() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "p" => "paragraph",
        "button" => "button",
        "textarea" => "textbox",
        "select" => "combobox",
        "input" => match element.attr("type") {
            Some("checkbox") => "checkbox",
            Some("radio") => "radio",
            Some("range") => "slider",
            _ => "textbox",
        },
        "ul" | "ol" => "list",
        "li" => "listitem",
        "hr" => "separator",
        "dt" => "term",
        "dd" => "definition",
        "form" => "form",
        "section" => "region",
        "label" => "label",
        _ => "",
    }
}

/// What a person operates.
fn is_control(element: ElementRef<'_>) -> bool {
    matches!(
        element.value().name(),
        "input" | "select" | "textarea" | "button"
    )
}

/// What the element holds: a heading's level, a field's text, a switch's state, a bar's value.
fn value(role: &str, element: ElementRef<'_>) -> Option<Value> {
    match role {
        "heading" => {
            let level = element.value().name().strip_prefix('h')?;
            level.parse::<u8>().ok().map(Value::from)
        }
        "textbox" if element.value().name() == "textarea" => {
            Some(element.text().collect::<String>().into())
        }
        "textbox" => Some(element.attr("value").unwrap_or_default().into()),
        "combobox" => {
            let options = element.descendent_elements();
            let options = options.filter(|option| option.value().name() == "option");
            let options: Vec<_> = options.collect();
            let chosen = options.iter().find(|option| is_on(**option, "selected"));
            chosen
                .or(options.first())
                .map(|option| text(*option).into())
        }
        "switch" | "checkbox" | "radio" if is_on(element, "checked") => Some("on".into()),
        "switch" | "checkbox" | "radio" => Some("off".into()),
        "progressbar" | "slider" => {
            let words = element.attr("aria-valuetext");
            words
                .or_else(|| element.attr("aria-valuenow"))
                .or_else(|| element.attr("value"))
                .map(Value::from)
        }
        _ => None,
    }
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    matches!(
        element.value().name(),
        "svg" | "style" | "script" | "template"
    ) || element.attr("aria-hidden") == Some("true")
        || is_on(element, "hidden")
}

/// Whether a boolean attribute is there; static HTML writes `checked=false` for one that is not.
fn is_on(element: ElementRef<'_>, attribute: &str) -> bool {
    element
        .attr(attribute)
        .is_some_and(|value| value != "false")
}

/// Whether text stands directly in the element.
fn has_text(element: ElementRef<'_>) -> bool {
    element.children().any(|child| {
        let text = child.value().as_text();
        text.is_some_and(|text| !tidy(text).is_empty())
    })
}

/// The pieces of text in the element, without what is hidden, with a space between.
fn text(element: ElementRef<'_>) -> String {
    fn collect(element: ElementRef<'_>, pieces: &mut Vec<String>) {
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                pieces.push(tidy(text));
            } else if let Some(child) = ElementRef::wrap(child)
                && !is_hidden(child)
            {
                collect(child, pieces);
            }
        }
    }
    let mut pieces = Vec::new();
    collect(element, &mut pieces);
    tidy(&pieces.join(" "))
}

/// One line, without the marks that isolate the direction of what was put into a message.
fn tidy(text: &str) -> String {
    let text = text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_names_and_values_are_those_of_the_elements() {
        let html = r#"<section><h2 id="t">Hi <b>you</b></h2><p aria-hidden="true">no</p>
            <form aria-labelledby="t"><label for="f">Name</label><input id="f" value="x" disabled>
            <input type="checkbox" role="switch" aria-label="Fan" checked></form>
            <label for="s">Kind</label><select id="s"><option>A</option><option selected=true>B</option></select>
            <div role="radiogroup" aria-label="Side"><label><input type="radio" checked=true><span>Left</span></label>
            <label><input type="radio"><span>Right</span></label></div>
            <input type="range" aria-label="Flow" value="90" aria-valuetext="90 %">
            <ul><li><div>one</div></li></ul><div role="progressbar" aria-label="P" aria-valuenow="4"></div></section>"#;
        assert_eq!(
            Value::Array(of_html(html)),
            json!([
                ["heading", "Hi you", 2],
                ["form", "Hi you"],
                ["textbox", "Name", "x", "disabled"],
                ["switch", "Fan", "on"],
                ["combobox", "Kind", "B"],
                ["radiogroup", "Side"],
                ["radio", "Left", "on"],
                ["radio", "Right", "off"],
                ["slider", "Flow", "90 %"],
                ["list"],
                ["listitem"],
                ["text", "one"],
                ["progressbar", "P", "4"],
            ])
        );
    }
}
