//! Where pages may lead a person within the host: to what their own plugin adds to it (contract section 6.2).

use dioxus::prelude::Callback;
use serde_json::{Map, Value};

/// Brings an extension on screen, named by the ids of its plugin and its own. False where there is no such extension.
/// The app provides it as a context value, where it can.
#[derive(Clone, Copy, PartialEq)]
pub struct Navigation(pub Callback<(Box<str>, Box<str>), bool>);

impl Navigation {
    /// Does what a page of `plugin_id` asks for with `navigate`. The error is for the page.
    pub(super) fn lead(self, plugin_id: &str, payload: &Map<String, Value>) -> Result<(), String> {
        let Self(show) = self;
        target(plugin_id, payload)
            .filter(|id| show.call((plugin_id.into(), id.clone())))
            .map(drop)
            .ok_or_else(|| {
                "expected `extensionId` to be the id of an extension of the same plugin".to_owned()
            })
    }
}

/// The extension of `plugin_id` that the payload names: `{"extensionId": "…"}`, or as the host names its tabs,
/// `{"target": "plugin:<plugin id>:<extension id>"}`. `None` for another plugin's, and for anything else.
fn target(plugin_id: &str, payload: &Map<String, Value>) -> Option<Box<str>> {
    let text = |key: &str| payload.get(key).and_then(Value::as_str);
    let of_tab = || {
        let id = text("target")?.strip_prefix("plugin:")?;
        id.strip_prefix(plugin_id)?.strip_prefix(':')
    };
    let id = text("extensionId").or_else(of_tab)?;
    (!id.is_empty()).then(|| id.into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(payload: Value) -> Option<String> {
        let payload = payload.as_object().unwrap();
        target("a.b", payload).map(String::from)
    }

    #[test]
    fn a_page_leads_to_extensions_of_its_own_plugin_and_nowhere_else() {
        assert_eq!(of(json!({"extensionId": "x"})).as_deref(), Some("x"));
        assert_eq!(of(json!({"target": "plugin:a.b:x"})).as_deref(), Some("x"));
        for elsewhere in [
            json!({}),
            json!({"extensionId": ""}),
            json!({"extensionId": 7}),
            json!({"target": "plugin:a.bc:x"}),
            json!({"target": "plugin:c.d:x"}),
            json!({"target": "plugin:a.b:"}),
            json!({"target": "settings"}),
            json!({"target": "https://a.example/"}),
        ] {
            assert_eq!(of(elsewhere.clone()), None, "{elsewhere}");
        }
    }
}
