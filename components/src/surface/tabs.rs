//! Tabs with icons and labels in a row that scrolls, after the pattern of the ARIA Authoring Practices.

use std::collections::HashMap;
use std::rc::Rc;

use dioxus::prelude::*;

use super::focus::focus;
use crate::icon::icon;

/// One tab.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// Names it among its neighbours.
    pub key: String,
    /// The `id` attribute of the tab, which names its panel.
    pub id: String,
    /// The `id` attribute of its panel.
    pub panel_id: String,
    /// What it says.
    pub label: String,
    /// Its icon.
    pub icon: String,
    /// Whether it comes from a plugin, which a puzzle badge on the icon says.
    pub from_plugin: bool,
}

/// A row of tabs called `label`; `selected` is the key of one of them. Tab reaches the selected one, the arrow keys,
/// Home and End select others. `rtl` says that the row runs from right to left.
#[component]
pub fn TabList(
    tabs: Vec<Tab>,
    label: String,
    selected: String,
    #[props(default)] rtl: bool,
    on_select: EventHandler<String>,
) -> Element {
    let mut elements = use_hook(|| CopyValue::new(HashMap::<String, Rc<MountedData>>::new()));
    let keys: Vec<_> = tabs.iter().map(|tab| tab.key.clone()).collect();
    let at = keys
        .iter()
        .position(|key| *key == selected)
        .unwrap_or_default();
    let onkeydown = move |event: KeyboardEvent| {
        if !event.modifiers().is_empty() {
            return;
        }
        let Some(key) = destination(&event.key(), at, keys.len(), rtl).and_then(|to| keys.get(to))
        else {
            return;
        };
        event.prevent_default();
        on_select.call(key.clone());
        if let Some(element) = elements.peek().get(key) {
            focus(element);
        }
    };
    use_effect(use_reactive!(|selected| {
        if let Some(element) = elements.peek().get(&selected) {
            bring_into_view(element);
        }
    }));
    rsx! {
        div { class: "fp-tabs", role: "tablist", "aria-label": label, onkeydown,
            for tab in tabs {
                button {
                    key: "{tab.key}",
                    class: "fp-tab",
                    r#type: "button",
                    role: "tab",
                    id: tab.id,
                    "aria-selected": tab.key == selected,
                    // Only the selected tab's panel is in the page.
                    "aria-controls": (tab.key == selected).then_some(tab.panel_id),
                    tabindex: if tab.key == selected { "0" } else { "-1" },
                    onmounted: {
                        let key = tab.key.clone();
                        let is_selected = tab.key == selected;
                        move |event: MountedEvent| {
                            if is_selected {
                                bring_into_view(&event.data());
                            }
                            elements.write().insert(key.clone(), event.data());
                        }
                    },
                    onclick: {
                        let key = tab.key.clone();
                        move |_| on_select.call(key.clone())
                    },
                    {badged_icon(&tab.icon, tab.from_plugin)}
                    bdi { class: "fp-tab__label", "{tab.label}" }
                }
            }
        }
    }
}

/// Scrolls the row so that a tab is seen whose neighbours leave it no room.
fn bring_into_view(tab: &Rc<MountedData>) {
    let tab = Rc::clone(tab);
    spawn(async move {
        let place = ScrollToOptions {
            behavior: ScrollBehavior::Instant,
            vertical: ScrollLogicalPosition::Nearest,
            horizontal: ScrollLogicalPosition::Center,
        };
        // A tab that is gone stays where it is.
        let _ = tab.scroll_to_with_options(place).await;
    });
}

/// An icon, with a puzzle badge when it stands for something of a plugin.
pub(super) fn badged_icon(name: &str, from_plugin: bool) -> Element {
    rsx! {
        span { class: "fp-badged-icon",
            {icon(name, 24)}
            if from_plugin {
                span { class: "fp-badged-icon__badge", {icon("puzzle", 16)} }
            }
        }
    }
}

/// Where `key` leads from the tab `at` of `count`.
fn destination(key: &Key, at: usize, count: usize, rtl: bool) -> Option<usize> {
    let (next, previous) = if rtl {
        (Key::ArrowLeft, Key::ArrowRight)
    } else {
        (Key::ArrowRight, Key::ArrowLeft)
    };
    let last = count.checked_sub(1)?;
    if *key == next {
        Some(if at == last { 0 } else { at + 1 })
    } else if *key == previous {
        Some(at.checked_sub(1).unwrap_or(last))
    } else if *key == Key::Home {
        Some(0)
    } else if *key == Key::End {
        Some(last)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_follow_the_reading_direction() {
        let from = |at, key, rtl| destination(&key, at, 3, rtl);
        assert_eq!(from(0, Key::ArrowRight, false), Some(1));
        assert_eq!(from(2, Key::ArrowRight, false), Some(0));
        assert_eq!(from(0, Key::ArrowLeft, false), Some(2));
        assert_eq!(from(0, Key::ArrowLeft, true), Some(1));
        assert_eq!(from(0, Key::ArrowRight, true), Some(2));
        assert_eq!(from(1, Key::Home, false), Some(0));
        assert_eq!(from(1, Key::End, false), Some(2));
        assert_eq!(from(1, Key::Enter, false), None);
        assert_eq!(destination(&Key::End, 0, 0, false), None);
    }
}
