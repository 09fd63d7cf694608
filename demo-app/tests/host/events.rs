//! What the host tells by itself.

use serde_json::json;

use crate::served::{Served, folder, manifest};

#[test]
fn saved_settings_and_decisions_are_told() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()]);
    let mut events = host.events();
    host.save("acme.a", &json!({"token": "secret"}));
    // Whoever may read settings asks for them.
    assert_eq!(
        events.next(),
        ("settings".to_owned(), json!({"pluginId": "acme.a"}))
    );
    host.post("/plugins/acme.a/disable");
    assert_eq!(
        events.next(),
        ("plugin".to_owned(), json!({"pluginId": "acme.a"}))
    );
    let (name, log) = events.next();
    assert_eq!((&*name, &log["pluginId"]), ("log", &json!("acme.a")));
    assert_eq!(log["entry"], host.get("/plugins/acme.a/logs")[0]);
}
