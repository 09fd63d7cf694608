//! What answers hold, where upstream's language says one thing in several ways (contract section 10, defect 25).

use serde_json::{Map, Value};

use super::{HostError, LogEntry, Reason};

/// The object that `answer` is. An empty list is an empty one, and a list is one whose keys are its indices.
pub(super) fn object(answer: Value) -> Result<Map<String, Value>, HostError> {
    match answer {
        Value::Object(object) => Ok(object),
        Value::Null => Ok(Map::new()),
        Value::Array(list) => Ok(list
            .into_iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect()),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Err(HostError::Unreadable {
            problem: "it is no object".to_owned(),
        }),
    }
}

/// The entries of a log. What is no entry is left out.
pub(super) fn log(answer: &Value) -> Vec<LogEntry> {
    let entries: Vec<_> = match answer {
        Value::Array(list) => list.iter().collect(),
        Value::Object(object) => object.values().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    entries.into_iter().filter_map(LogEntry::read).collect()
}

/// An inventory item after a plugin was enabled: that it failed to load is no success, whatever the status says
/// (contract section 5.3).
pub(super) fn enabled(item: Value) -> Result<Value, HostError> {
    let text = |key: &str| Some(item.get(key)?.as_str()?.trim()).filter(|text| !text.is_empty());
    let enabled = item.get("enabled").and_then(Value::as_bool);
    match text("loadStatus") {
        Some("failed" | "requirements_unmet") if enabled != Some(true) => {
            let reason = item.get("lastErrorReason").and_then(Reason::read);
            Err(match (reason, text("lastError")) {
                (Some(reason), _) => HostError::Failed(reason),
                (None, Some(error)) => HostError::said(error),
                (None, None) => warning(&item),
            })
        }
        Some(_) | None => Ok(item),
    }
}

fn warning(item: &Value) -> HostError {
    let warnings = item.get("warnings").and_then(Value::as_array);
    let last = warnings.and_then(|warnings| warnings.last()?.as_str());
    last.map_or(HostError::Refused { status: 500 }, HostError::said)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn defect_25_an_empty_list_is_an_empty_object() {
        assert_eq!(object(json!([])), Ok(Map::new()));
        assert_eq!(json!(object(json!(["a"])).unwrap()), json!({"0": "a"}));
        assert!(object(json!("x")).is_err());
    }

    #[test]
    fn a_log_keeps_what_is_an_entry_and_cleans_what_people_read() {
        let log = log(&json!([
            {"timestamp": "2026-08-10T10:00:00+00:00", "level": "error", "stage": "action",
                "message": "a\u{202e}b", "context": []},
            7, null, {"message": 5}
        ]));
        assert_eq!(log.len(), 2);
        assert_eq!(&*log[0].stage, "action");
        assert_eq!(log[0].context, Value::Null);
        assert!(
            !log[0].message.ends_with("\u{202e}b"),
            "its direction is closed"
        );
        assert_eq!(&*log[1].message, "5");
    }

    #[test]
    fn a_plugin_that_failed_to_load_is_not_enabled_though_the_status_is_200() {
        let failed =
            json!({"enabled": false, "loadStatus": "failed", "lastError": "php: not found"});
        assert_eq!(enabled(failed), Err(HostError::said("php: not found")));
        let unmet = json!({"enabled": false, "loadStatus": "requirements_unmet", "warnings": ["Too small"]});
        assert_eq!(enabled(unmet), Err(HostError::said("Too small")));
        let ready = json!({"enabled": true, "loadStatus": "ready", "lastError": "old"});
        assert_eq!(enabled(ready.clone()), Ok(ready));
    }
}
