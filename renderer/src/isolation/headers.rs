//! The headers of every reply to a page (security.md section 3).

use super::Origin;
use crate::manifest::Isolation;

/// Where a page is shown.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// In a view that holds nothing else: the desktop.
    OwnView,
    /// In a frame of a page of one of these origins: the web.
    Frame {
        /// The origins of the host's own pages.
        hosts: &'a [Origin],
    },
}

/// What no page is given, whatever it asks for.
const FEATURES: [&str; 27] = [
    "accelerometer",
    "autoplay",
    "bluetooth",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// What a page in a frame may do at all, as the value of the frame's `sandbox`. One that keeps data has an origin of its
/// own, which is never the host's.
pub fn sandbox(storage: bool) -> &'static str {
    if storage {
        "allow-scripts allow-forms allow-same-origin"
    } else {
        "allow-scripts allow-forms"
    }
}

/// The headers of a reply, by lower-case name, for a page with these `needs`. They go with every reply, errors too.
pub fn headers(needs: &Isolation, place: Place<'_>) -> Vec<(&'static str, String)> {
    let framed = matches!(place, Place::Frame { .. });
    // A frame without an origin of its own is a stranger to the server it comes from.
    let reach = if framed && !needs.storage {
        "cross-origin"
    } else {
        "same-origin"
    };
    let mut headers = vec![
        ("content-security-policy", policy(needs, place)),
        ("permissions-policy", permissions()),
        ("cross-origin-resource-policy", reach.to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
        ("referrer-policy", "no-referrer".to_owned()),
        ("x-dns-prefetch-control", "off".to_owned()),
        ("vary", "Origin".to_owned()),
    ];
    if framed {
        headers.push(("connection-allowlist", allowlist(needs)));
    } else {
        headers.push(("cross-origin-opener-policy", "same-origin".to_owned()));
    }
    headers
}

fn policy(needs: &Isolation, place: Place<'_>) -> String {
    let eval: &[&str] = if needs.legacy_eval {
        &["'unsafe-eval'"]
    } else {
        &[]
    };
    let connect = needs.connect.iter().map(Origin::as_str);
    let mut directives = vec![
        ("default-src", vec!["'none'"]),
        (
            "script-src",
            [&["'self'", "'unsafe-inline'"], eval].concat(),
        ),
        ("style-src", vec!["'self'", "'unsafe-inline'"]),
        ("img-src", vec!["'self'", "data:", "blob:"]),
        ("font-src", vec!["'self'", "data:"]),
        ("media-src", vec!["'self'"]),
        (
            "connect-src",
            std::iter::once("'self'").chain(connect).collect(),
        ),
        ("worker-src", vec!["'none'"]),
        ("frame-src", vec!["'none'"]),
        ("object-src", vec!["'none'"]),
        ("base-uri", vec!["'none'"]),
        ("form-action", vec!["'none'"]),
    ];
    match place {
        Place::OwnView => directives.push(("frame-ancestors", vec!["'none'"])),
        Place::Frame { hosts } => {
            let hosts = hosts.iter().map(Origin::as_str).collect();
            directives.push(("frame-ancestors", hosts));
            // It is as safe when somebody opens it in a tab.
            directives.push(("sandbox", vec![sandbox(needs.storage)]));
        }
    }
    let directives = directives
        .into_iter()
        .map(|(name, values)| format!("{name} {}", values.join(" ")));
    directives.collect::<Vec<_>>().join("; ")
}

fn permissions() -> String {
    FEATURES.map(|feature| format!("{feature}=()")).join(", ")
}

/// The addresses that Chromium lets a page reach, and no WebRTC, which no policy stops (security.md section 0, fact 5).
fn allowlist(needs: &Isolation) -> String {
    let declared = needs
        .connect
        .iter()
        .map(|origin| format!(" \"{origin}/*\""));
    format!(
        "(response-origin{});webrtc=block",
        declared.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(needs: &Isolation, place: Place<'_>, name: &str) -> String {
        let headers = headers(needs, place);
        let found = headers.into_iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| value).unwrap_or_default()
    }

    fn directive(policy: &str, name: &str) -> Option<String> {
        let directives = policy.split("; ").filter_map(|d| d.split_once(' '));
        let mut named = directives.filter(|(own, _)| *own == name);
        named.next().map(|(_, values)| values.to_owned())
    }

    #[test]
    fn nothing_undeclared_is_allowed() {
        let policy = header(
            &Isolation::default(),
            Place::OwnView,
            "content-security-policy",
        );
        let of = |name| directive(&policy, name).unwrap();
        assert_eq!(of("default-src"), "'none'");
        assert_eq!(of("connect-src"), "'self'");
        assert_eq!(of("script-src"), "'self' 'unsafe-inline'");
        for none in [
            "worker-src",
            "frame-src",
            "object-src",
            "base-uri",
            "form-action",
            "frame-ancestors",
        ] {
            assert_eq!(of(none), "'none'", "{none}");
        }
        assert!(!policy.contains("eval") && !policy.contains('*'));
    }

    #[test]
    fn what_is_declared_is_allowed_and_no_more() {
        let needs = Isolation {
            connect: vec![Origin::new("https://api.example.com").unwrap()],
            storage: true,
            legacy_eval: true,
            lan: false,
        };
        let hosts = [Origin::new("http://127.0.0.1:4100").unwrap()];
        let place = Place::Frame { hosts: &hosts };
        let policy = header(&needs, place, "content-security-policy");
        assert_eq!(
            directive(&policy, "connect-src").unwrap(),
            "'self' https://api.example.com"
        );
        assert_eq!(
            directive(&policy, "frame-ancestors").unwrap(),
            "http://127.0.0.1:4100"
        );
        assert_eq!(
            directive(&policy, "sandbox").unwrap(),
            "allow-scripts allow-forms allow-same-origin"
        );
        assert!(
            directive(&policy, "script-src")
                .unwrap()
                .ends_with("'unsafe-eval'")
        );
        assert_eq!(
            header(&needs, place, "connection-allowlist"),
            "(response-origin \"https://api.example.com/*\");webrtc=block"
        );
        let reach = "cross-origin-resource-policy";
        assert_eq!(header(&needs, place, reach), "same-origin");
        let plain = Isolation::default();
        assert_eq!(header(&plain, place, reach), "cross-origin");
        let policy = header(&plain, place, "content-security-policy");
        assert_eq!(
            directive(&policy, "sandbox").unwrap(),
            "allow-scripts allow-forms"
        );
    }

    #[test]
    fn every_value_is_one_that_a_header_can_hold() {
        let hosts = [Origin::new("http://127.0.0.1:4100").unwrap()];
        for place in [Place::OwnView, Place::Frame { hosts: &hosts }] {
            for (name, value) in headers(&Isolation::default(), place) {
                assert!(
                    name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                    "{name}"
                );
                assert!(value.bytes().all(|b| (b' '..=b'~').contains(&b)), "{value}");
            }
        }
    }
}
