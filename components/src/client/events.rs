//! What the host tells by itself.

use faceplate_renderer::prop::{Label, Text};
use serde_json::{Map, Value, json};

use crate::toast::Toast;

/// Something that the host told.
#[derive(Clone, Debug, PartialEq)]
pub enum HostEvent {
    /// The stream is open. What happened before is not told, so it is time to ask.
    Connected,
    /// The stream broke. It is being opened again; until then nothing is told.
    Lost,
    /// Plugins changed: it is time to ask again.
    Reload,
    /// What is known of this plugin changed, such as whether it is enabled.
    Plugin(Box<str>),
    /// A plugin published its state, which is now this.
    State {
        /// The plugin's id.
        plugin_id: Box<str>,
        /// All of it.
        state: Map<String, Value>,
    },
    /// The settings of this plugin were saved.
    Settings(Box<str>),
    /// This plugin's log has one more entry.
    Log {
        /// The plugin's id.
        plugin_id: Box<str>,
        /// What was added.
        entry: LogEntry,
    },
    /// A plugin wants to say something without being asked (contract section 4, `toast_message`).
    Toast {
        /// The plugin's id.
        plugin_id: Box<str>,
        /// What it says.
        toast: Toast,
    },
}

/// An entry of a plugin's log (contract section 3.4).
#[derive(Clone, Debug, PartialEq)]
pub struct LogEntry {
    /// When, as an ISO 8601 time with its offset.
    pub timestamp: Label,
    /// How bad it is, such as `info` or `error`.
    pub level: Label,
    /// What the plugin was doing, such as `action`.
    pub stage: Label,
    /// What happened.
    pub message: Text,
    /// More about it; null when there is nothing more.
    pub context: Value,
}

impl LogEntry {
    /// The log entry that `entry` is.
    pub(crate) fn read(entry: &Value) -> Option<Self> {
        let text = |key: &str| match entry.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => String::new(),
        };
        entry.as_object()?;
        let context = entry.get("context").filter(|context| match context {
            Value::Null => false,
            Value::Array(list) => !list.is_empty(),
            Value::Object(object) => !object.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
        });
        Some(Self {
            timestamp: Label::new(&text("timestamp")),
            level: Label::new(&text("level")),
            stage: Label::new(&text("stage")),
            message: Text::new(&text("message")),
            context: context.cloned().unwrap_or_default(),
        })
    }

    /// Whether something went wrong.
    #[must_use]
    pub fn is_error(&self) -> bool {
        matches!(&*self.level, "error" | "critical" | "alert" | "emergency")
    }

    /// What it was read from.
    pub(crate) fn json(&self) -> Value {
        json!({
            "timestamp": &*self.timestamp,
            "level": &*self.level,
            "stage": &*self.stage,
            "message": &*self.message,
            "context": self.context,
        })
    }
}

#[cfg(feature = "client")]
impl HostEvent {
    /// What hosts call the events that are known here, for transports that must ask for each.
    #[cfg(any(test, target_arch = "wasm32"))]
    pub(super) const NAMES: [&str; 6] = ["reload", "plugin", "state", "settings", "log", "toast"];

    /// The event called `name` with this data. `None` for what is not known here or cannot be read.
    pub(super) fn read(name: &str, data: Option<Value>) -> Option<Self> {
        let data = data.unwrap_or_default();
        let plugin_id = || -> Option<Box<str>> {
            let id = data.get("pluginId")?.as_str()?;
            (!id.is_empty()).then(|| id.into())
        };
        Some(match name {
            "reload" => Self::Reload,
            "plugin" => Self::Plugin(plugin_id()?),
            "settings" => Self::Settings(plugin_id()?),
            "state" => Self::State {
                plugin_id: plugin_id()?,
                state: super::shape::object(data.get("state")?.clone()).ok()?,
            },
            "log" => Self::Log {
                plugin_id: plugin_id()?,
                entry: LogEntry::read(data.get("entry")?)?,
            },
            "toast" => Self::Toast {
                plugin_id: plugin_id()?,
                toast: Toast::read(data.get("toast")?)?,
            },
            _ => return None,
        })
    }
}

#[cfg(all(test, feature = "client"))]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_read_and_what_is_no_event_is_left_out() {
        let state = json!({"pluginId": "a.b", "state": [], "updatedAt": "x"});
        assert_eq!(
            HostEvent::read("state", Some(state)),
            Some(HostEvent::State {
                plugin_id: "a.b".into(),
                state: Map::new()
            })
        );
        assert_eq!(HostEvent::read("reload", None), Some(HostEvent::Reload));
        for name in HostEvent::NAMES {
            let data = json!({"pluginId": "a.b", "state": {}, "entry": {}, "revision": 1,
                "toast": {"message": "m", "type": "info"}});
            assert!(HostEvent::read(name, Some(data)).is_some(), "{name}");
        }
        for (name, data) in [
            ("state", json!({"pluginId": "a.b", "state": 5})),
            ("state", json!({"state": {}})),
            ("settings", json!([])),
            ("plugin", json!({"pluginId": ""})),
            (
                "toast",
                json!({"pluginId": "a.b", "toast": {"message": ""}}),
            ),
            ("other", json!({"pluginId": "a.b"})),
        ] {
            assert_eq!(
                HostEvent::read(name, Some(data.clone())),
                None,
                "{name} {data}"
            );
        }
    }
}
