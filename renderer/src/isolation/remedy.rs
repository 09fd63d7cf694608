//! What a manifest would have to say for something to be allowed that a page's policy refused (decisions.md 19).

use serde_json::{Map, Value};

use super::{Origin, Violation};
use crate::manifest::Isolation;

/// The member of `plugin.json` that would allow what `violation` tells of, with all that `needs` asks for already. `None`
/// when no manifest can allow it.
pub fn remedy(needs: &Isolation, violation: &Violation) -> Option<String> {
    let mut needs = needs.clone();
    match (&*violation.directive, &*violation.blocked) {
        ("connect-src", url) => {
            let origin = Origin::of(url)?;
            if needs.connect.contains(&origin) {
                return None;
            }
            needs.connect.push(origin);
        }
        ("script-src", "eval" | "wasm-eval") => needs.legacy_eval = true,
        ("storage", _) => needs.storage = true,
        _ => return None,
    }
    let mut isolation = Map::new();
    if !needs.connect.is_empty() {
        let origins = needs.connect.iter().map(Origin::as_str);
        isolation.insert("connect".to_owned(), origins.collect());
    }
    for (name, asked) in [
        ("storage", needs.storage),
        ("legacyEval", needs.legacy_eval),
        ("lan", needs.lan),
    ] {
        if asked {
            isolation.insert(name.to_owned(), true.into());
        }
    }
    Some(format!("\"isolation\": {}", Value::Object(isolation)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_line_allows_what_was_refused_and_keeps_what_was_asked_for() {
        let needs = Isolation::of(
            json!({"connect": ["https://a.example"], "lan": true})
                .as_object()
                .unwrap(),
        );
        let line = |directive: &str, blocked: &str| {
            let (directive, blocked) = (directive.into(), blocked.into());
            remedy(&needs, &Violation { directive, blocked })
        };
        assert_eq!(
            line("connect-src", "https://b.example:8443/x?y").unwrap(),
            r#""isolation": {"connect":["https://a.example","https://b.example:8443"],"lan":true}"#
        );
        assert_eq!(
            line("script-src", "eval").unwrap(),
            r#""isolation": {"connect":["https://a.example"],"legacyEval":true,"lan":true}"#
        );
        assert!(
            line("storage", "localStorage")
                .unwrap()
                .contains(r#""storage":true"#)
        );
        for never in [
            ("connect-src", "https://a.example/x"),
            ("connect-src", "data"),
            ("img-src", "https://b.example"),
            ("script-src", "https://b.example/x.js"),
        ] {
            assert_eq!(line(never.0, never.1), None, "{never:?}");
        }
    }
}
