//! What the host refuses, and how it says so.

use serde_json::json;

use crate::served::{Served, folder, manifest};

#[test]
fn errors_are_json_with_a_message_and_a_status_that_means_something() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()]);
    for path in [
        "/plugins/acme.none",
        "/nothing",
        "/plugins/acme.a/assets/plugin.json",
    ] {
        let (status, body) = host.request(path, "en");
        assert_eq!(status, 404, "{path}");
        assert!(body["message"].is_string(), "{body}");
        assert!(body["error"]["code"].is_string(), "{body}");
    }
    let json = "Content-Type: application/json\r\n";
    let answer = host.bare("POST", "/backend/api/plugins/ui", json);
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
    assert!(answer.contains("{\"message\":"), "{answer}");
}

#[test]
fn a_name_that_is_not_the_hosts_own_is_refused() {
    let root = folder(&[("a", &manifest("acme.a", "A"))]);
    let host = Served::start(&[root.path()]);
    let port = host.authority().rsplit(':').next().unwrap();
    let status = |name: &str| {
        let request = format!(
            "GET /backend/api/plugins HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"
        );
        let answer = host.raw(&request);
        assert!(
            !answer
                .to_ascii_lowercase()
                .contains("access-control-allow-origin")
        );
        answer.split(' ').nth(1).unwrap().to_owned()
    };
    assert_eq!(status(&format!("localhost:{port}")), "200");
    assert_eq!(status(&format!("evil.example:{port}")), "421");
    assert_eq!(status("127.0.0.1"), "421");
}

#[test]
fn another_site_in_the_users_browser_cannot_change_anything() {
    let mut a = manifest("acme.a", "A");
    a["settings"] = json!({"defaults": {"speed": 1}});
    let root = folder(&[("a", &a)]);
    let host = Served::start(&[root.path()]);
    let put = |headers: &str| {
        let body = r#"{"settings": {"speed": 2}}"#;
        let (authority, length) = (host.authority(), body.len());
        let answer = host.raw(&format!(
            "PUT /backend/api/plugins/acme.a/settings HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\
             Content-Length: {length}\r\n{headers}\r\n{body}"
        ));
        answer.split(' ').nth(1).unwrap().to_owned()
    };
    let speed = || host.get("/plugins/acme.a/settings")["speed"].clone();
    let json = "Content-Type: application/json\r\n";
    assert_eq!(
        put(&format!("{json}Origin: http://evil.example\r\n")),
        "403"
    );
    assert_eq!(put(&format!("{json}Origin: null\r\n")), "403");
    assert_eq!(put("Content-Type: text/plain\r\n"), "415");
    let disable = host.bare("POST", "/backend/api/plugins/acme.a/disable", "");
    assert!(disable.starts_with("HTTP/1.1 415 "), "{disable}");
    assert_eq!(speed(), 1);
    let own = format!("{json}Origin: http://{}\r\n", host.authority());
    assert_eq!(put(&own), "200");
    assert_eq!(speed(), 2);
}
