//! What editors are told about live values.

use serde_json::{Value, json};

use super::format::Format;
use super::{REPEAT, VISIBLE_WHEN};
use crate::prop::Choice;

/// The definitions `bound`, `visibleWhen` and `repeat` of the JSON Schema.
pub(crate) fn schema() -> [(&'static str, Value); 3] {
    let path =
        |of: &str| json!({"type": "string", "description": format!("A dotted path in {of}.")});
    let query = json!({
        "type": "object",
        "description": "The result of an action that is asked again and again.",
        "required": ["actionId"],
        "properties": {
            "actionId": {"type": "string"},
            "payload": {"type": "object"},
            "path": path("the result"),
            "pollIntervalMs": {"type": "number", "minimum": 1000}
        },
        "additionalProperties": false
    });
    let (state, settings) = (path("the plugin's state"), path("the plugin's settings"));
    let formats = Format::WORDS.iter().map(|(word, _)| *word);
    let bound = json!({
        "description": "A value that lives outside the manifest. Only Faceplate shows it.",
        "type": "object",
        "anyOf": [{"required": ["$data"]}, {"required": ["$state"]}, {"required": ["$setting"]}],
        "properties": {
            "$data": query,
            "$state": state,
            "$setting": settings,
            "default": {"description": "Stands for it while there is none."},
            "format": {"enum": formats.collect::<Vec<_>>()}
        },
        "additionalProperties": false
    });
    let condition = json!({
        "description": "When the node is shown. Only Faceplate hides it.",
        "type": "object",
        "anyOf": [{"required": ["data"]}, {"required": ["state"]}, {"required": ["setting"]}],
        "properties": {
            "data": query,
            "state": state,
            "setting": settings,
            "equals": {},
            "notEquals": {},
            "in": {"type": "array"},
            "gt": {"type": "number"},
            "lt": {"type": "number"},
            "truthy": {"type": "boolean"}
        },
        "additionalProperties": false
    });
    let repeat = json!({
        "description": "Shows the node once for each element of a list. Only Faceplate repeats it.",
        "type": "object",
        "required": ["over"],
        "properties": {
            "over": {"$ref": "#/$defs/bound"},
            "as": {"type": "string", "description": "What texts call the element: `{{item.name}}`.", "default": "item"}
        },
        "additionalProperties": false
    });
    [
        ("bound", bound),
        (VISIBLE_WHEN, condition),
        (REPEAT, repeat),
    ]
}
