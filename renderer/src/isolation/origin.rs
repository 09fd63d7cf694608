//! Origins that a page may connect to.

use std::fmt;

use url::{Host, Url};

/// An `http`, `https`, `ws` or `wss` origin as browsers write it: nothing in it can end a source of a policy, or stand
/// for more than one host.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin(Box<str>);

impl Origin {
    /// The origin that `text` is, letter for letter. `None` for anything else: a wildcard, a path, a capital letter,
    /// the scheme's own port.
    pub fn new(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let web = matches!(url.scheme(), "http" | "https" | "ws" | "wss");
        // The URL Standard allows `*`, `;` and `'` in a host; a policy would read them as its own.
        let plain = match url.host()? {
            Host::Domain(name) => name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')),
            Host::Ipv4(_) | Host::Ipv6(_) => true,
        };
        (web && plain && url.origin().ascii_serialization() == text).then(|| Self(text.into()))
    }

    /// The origin of the page at `url`.
    pub fn of(url: &str) -> Option<Self> {
        Self::new(&Url::parse(url).ok()?.origin().ascii_serialization())
    }

    /// As browsers write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_its_own_serialisation_and_cannot_widen_a_policy() {
        for good in [
            "https://api.example.com",
            "http://127.0.0.1:9310",
            "wss://a-b.example:8443",
            "http://[::1]:80".strip_suffix(":80").unwrap(),
            "http://printer_1.local",
        ] {
            assert_eq!(Origin::new(good).unwrap().as_str(), good);
        }
        for bad in [
            "*",
            "https://*",
            "https://*.example.com",
            "https://a.example;script-src *",
            "https://a;b",
            "https://'unsafe-eval'",
            "https://a,b",
            "https://a.example/",
            "https://a.example/x",
            "https://A.example",
            "https://a.example:443",
            "https://u@a.example",
            "https://a.example ",
            " https://a.example",
            "//a.example",
            "file:///etc",
            "data:text/html,x",
            "null",
            "'self'",
            "",
            "https://ä.example",
            "http://0x7f.1",
        ] {
            assert_eq!(Origin::new(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_origin_of_an_address_leaves_the_rest_out() {
        let of = |url| Origin::of(url).map(|origin| origin.to_string());
        assert_eq!(
            of("http://127.0.0.1:4100/x?y").as_deref(),
            Some("http://127.0.0.1:4100")
        );
        assert_eq!(of("dioxus://index.html"), None);
    }
}
