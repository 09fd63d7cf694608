//! A plugin's region: what the host draws around an extension, which the plugin cannot paint over
//! (security.md T7, decisions.md 27).

use std::sync::Arc;

use dioxus::prelude::*;
use faceplate_renderer::prop::Trigger;

use super::boundary::Boundary;
use super::include::Inputs;
use super::notice::{Tone, notice};
use super::trust::trust_mark;
use super::{Modals, dom_id};
use crate::action::{Actions, Wanted};
use crate::extension::{Content, ExtensionView, Failure, Surface};
use crate::extension_id::ExtensionId;
use crate::icon::icon;
use crate::isolated::IsolatedFrame;
use crate::paint::{PaintContext, Presentation, paint, use_inspected};
use crate::press::{OnPress, Press};
use crate::toast::{Toast, Toasts};
use crate::words::words;

/// An extension in a frame with its title and the plugin it comes from (contract section 10, defect 14).
///
/// Give it the view's key where it stands among others. `heading_level` is the level of its title, 1 to 5.
#[component]
pub fn Region(view: Arc<ExtensionView>, heading_level: u8) -> Element {
    let words = words();
    // Several parts of a plugin may have one title, and landmarks of one name would be no help to find the way.
    let group = matches!(view.surface, Surface::PrinterAction | Surface::PrinterPanel);
    let title_id = dom_id("title", &view.key);
    let plugin_id = dom_id("plugin", &view.key);
    rsx! {
        section {
            class: "fp-region",
            role: group.then_some("group"),
            "data-surface": view.surface.name(),
            "data-trust": view.plugin.trust.name(),
            "aria-labelledby": "{title_id} {plugin_id}",
            header { class: "fp-region__header",
                {heading(heading_level, &title_id, "fp-region__title fp-type-title-medium", &view.title)}
                p { class: "fp-region__plugin fp-type-body-small", id: plugin_id,
                    {icon("puzzle-outline", 16)}
                    span { class: "fp-region__name",
                        {words.format("plugin-named", &[("name", view.plugin.name.to_string().into())])}
                    }
                    {trust_mark(view.plugin.trust)}
                }
            }
            RegionBody { view: view.clone(), heading_level: heading_level + 1 }
        }
    }
}

/// What is the plugin's own in a region: contained, with what is around it known to its controls.
///
/// `heading_level` is the level of the first heading in it, 1 to 6. `compact` is for a bar, where what failed must
/// say so in one line.
#[component]
pub fn RegionBody(
    view: Arc<ExtensionView>,
    heading_level: u8,
    #[props(default)] presentation: Presentation,
    #[props(default)] compact: bool,
) -> Element {
    use_context_provider(|| ExtensionId::new(&view.plugin.id, &view.id));
    use_context_provider(|| Arc::clone(&view.plugin));
    use_on_press(&view);
    let context = PaintContext {
        inspected: use_inspected(),
        ..PaintContext::new(heading_level, presentation)
    };
    rsx! {
        Boundary { view: view.clone(), compact,
            {content(&view, context, compact)}
        }
    }
}

/// What the extension shows.
fn content(view: &Arc<ExtensionView>, context: PaintContext, compact: bool) -> Element {
    let words = words();
    match &view.content {
        Content::Tree {
            root,
            templates_withheld,
        } => rsx! {
            if *templates_withheld {
                {notice(Tone::Info, &words.text("templates-withheld"))}
            }
            div { class: "fp-plugin", {paint(root, context)} }
        },
        Content::Isolated(page) => rsx! {
            IsolatedFrame { view: view.clone(), page: page.clone(), compact }
        },
        Content::Failed(failure) => {
            let title = words.format(
                "failed-title",
                &[("name", view.plugin.name.to_string().into())],
            );
            let reason = match failure {
                Failure::NoSchema => words.text("failed-no-schema"),
                Failure::UnknownMode(mode) => {
                    words.format("failed-mode", &[("mode", mode.to_string().into())])
                }
            };
            notice(
                Tone::Warning,
                &if compact {
                    title
                } else {
                    format!("{title}. {reason}")
                },
            )
        }
    }
}

/// Answers presses in the current region: opens the plugin's modals and runs its actions.
fn use_on_press(view: &Arc<ExtensionView>) {
    let modals = use_hook(try_consume_context::<Modals>);
    let toasts = use_hook(try_consume_context::<Toasts>);
    let actions = use_hook(try_consume_context::<Actions>);
    let inputs = use_context_provider(Inputs::new);
    let view = Arc::clone(view);
    let on_press = use_callback(move |press: Press| {
        let plugin = &view.plugin;
        match press.trigger {
            Trigger::Open { extension_id } => {
                if let Some(modals) = modals
                    && !modals.open(&plugin.id, &extension_id)
                {
                    let words = words();
                    let name = ("name", plugin.name.to_string().into());
                    let id = ("id", extension_id.as_ref().into());
                    let from = words.format("plugin-named", std::slice::from_ref(&name));
                    let text = words.format("modal-missing", &[name, id]);
                    if let Some((toasts, toast)) = toasts.zip(Toast::new(Tone::Warning, &text)) {
                        toasts.show(from, toast);
                    }
                }
            }
            Trigger::Action {
                action_id,
                mut payload,
                include,
                confirm,
            } => {
                payload.extend(inputs.included(&include, press.instance));
                if let Some(actions) = actions {
                    let wanted = Wanted {
                        plugin: Arc::clone(plugin),
                        action_id,
                        payload,
                        control: press.control,
                        label: press.label,
                    };
                    actions.want(wanted, confirm);
                }
            }
        }
    });
    use_context_provider(|| OnPress(on_press));
}

/// A heading of `level`, 1 to 6, with a name that comes from a plugin.
pub(super) fn heading(level: u8, id: &str, class: &'static str, text: &str) -> Element {
    let text = rsx! { bdi { "{text}" } };
    match level {
        0 | 1 => rsx! { h1 { id, class, {text} } },
        2 => rsx! { h2 { id, class, {text} } },
        3 => rsx! { h3 { id, class, {text} } },
        4 => rsx! { h4 { id, class, {text} } },
        5 => rsx! { h5 { id, class, {text} } },
        _ => rsx! { h6 { id, class, {text} } },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::surface::test_page::{TestPage, extensions};

    fn panel(extra: Value) -> Value {
        let mut item = json!({"id": "p", "surface": "printer_panel", "title": "Panel", "pluginId": "a.b",
            "pluginName": "Clock", "pluginTrustLevel": "signed", "schema": {"component": "text", "text": "inside"}});
        item.as_object_mut()
            .unwrap()
            .extend(extra.as_object().unwrap().clone());
        item
    }

    fn html(item: Value) -> String {
        TestPage::control(extensions(json!([item]))).html()
    }

    #[test]
    fn defect_14_a_declarative_panel_shows_its_title_and_its_plugin() {
        let html = html(panel(json!({})));
        assert!(html.contains("<bdi>Panel</bdi></h3>"), "{html}");
        assert!(html.contains("Plugin “\u{2068}Clock\u{2069}”"), "{html}");
        // The plugin's own part comes after and inside the host's frame.
        let frame = html.find("class=\"fp-region\"").unwrap();
        let plugin = html.find("class=\"fp-plugin\"").unwrap();
        assert!(
            frame < plugin && plugin < html.find("inside").unwrap(),
            "{html}"
        );
    }

    #[test]
    fn defect_33_a_panel_with_an_invalid_signature_looks_worse_than_an_unsigned_one() {
        let tone = |trust: &str| {
            let html = html(panel(json!({"pluginTrustLevel": trust})));
            assert!(
                html.contains(&format!("data-trust=\"{}\"", trust.replace('_', "-"))),
                "{html}"
            );
            let mark = html.split("class=\"fp-mark\" data-tone=\"").nth(1);
            mark.map(|rest| rest.split('"').next().unwrap().to_owned())
        };
        assert_eq!(tone("invalid_signature").as_deref(), Some("error"));
        assert_eq!(tone("unsigned").as_deref(), Some("warning"));
        assert_eq!(tone("signed"), None);
    }

    #[test]
    fn text_of_a_plugin_never_becomes_markup() {
        let html = html(panel(
            json!({"title": "<script>", "pluginName": "\"><img>", "id": "a\" onclick=\"x"}),
        ));
        assert!(
            !html.contains("<script") && !html.contains("<img") && !html.contains("\" onclick="),
            "{html}"
        );
    }

    #[test]
    fn what_cannot_be_shown_says_why_and_names_the_plugin() {
        let html = html(panel(json!({"schema": []})));
        assert!(
            html.contains("“\u{2068}Clock\u{2069}” has nothing to show here"),
            "{html}"
        );
        assert!(html.contains("sent no interface"), "{html}");
    }

    #[test]
    fn withheld_templates_are_explained_beside_their_placeholder() {
        let html = html(panel(
            json!({"schema": {"component": "remote_component", "componentId": "card"}}),
        ));
        assert!(html.contains("administrators only"), "{html}");
        assert!(html.contains("unknown-template"), "{html}");
    }
}
