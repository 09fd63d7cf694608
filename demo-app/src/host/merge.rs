//! How settings lie over their defaults, and published state over what was there.

use serde_json::{Map, Value};

/// Lays `over` over `base`: objects merge key by key, everything else replaces, lists too (contract section 10, defect
/// 24: upstream merges lists by index, so they never shrink).
pub(super) fn merge(base: &mut Map<String, Value>, over: Map<String, Value>) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(Value::Object(base)), Value::Object(over)) => merge(base, over),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn defect_24_objects_merge_and_lists_replace() {
        let mut base = json!({"a": {"x": 1, "y": [1, 2, 3]}, "b": {"c": 1}, "d": 1});
        let over = json!({"a": {"y": [9], "z": null}, "b": 2, "d": {}});
        if let (Value::Object(base), Value::Object(over)) = (&mut base, over) {
            merge(base, over);
        }
        assert_eq!(
            base,
            json!({"a": {"x": 1, "y": [9], "z": null}, "b": 2, "d": {}})
        );
    }
}
