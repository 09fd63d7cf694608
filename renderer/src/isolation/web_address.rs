//! Addresses of the web that a page may ask a person to go to.

use std::fmt;

use url::Url;

/// The most characters of one: nobody reads more before they say yes.
const MOST_CHARS: usize = 2_000;

/// An `https` address without a user's name and password, as browsers write it: international names are in punycode, so
/// that no letter looks like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress(Url);

impl WebAddress {
    /// The address that `text` is; `None` for anything else.
    pub fn new(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let plain = url.username().is_empty() && url.password().is_none();
        let named = url.host_str().is_some_and(|name| !name.is_empty());
        let fits = url.as_str().len() <= MOST_CHARS;
        (url.scheme() == "https" && plain && named && fits).then_some(Self(url))
    }

    /// All of it.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whose it is: the name of the host, with the port unless that is the usual one.
    pub fn site(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        match self.0.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_is_written_so_that_no_letter_looks_like_another() {
        let cyrillic = WebAddress::new("https://\u{430}pple.example/\u{e4}?q=1#x").unwrap();
        assert_eq!(
            cyrillic.as_str(),
            "https://xn--pple-43d.example/%C3%A4?q=1#x"
        );
        assert_eq!(cyrillic.site(), "xn--pple-43d.example");
        let port = WebAddress::new("https://a.example:8443/").unwrap();
        assert_eq!(port.site(), "a.example:8443");
    }

    #[test]
    fn what_is_not_https_or_hides_whose_it_is_is_none() {
        let long = format!("https://a.example/{}", "x".repeat(MOST_CHARS));
        for not in [
            "http://a.example/",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "mailto:a@example.com",
            "https://bank.example@evil.example/",
            "https://user:word@a.example/",
            "//a.example/",
            "a.example",
            "https://",
            "",
            &long,
        ] {
            assert_eq!(WebAddress::new(not), None, "{not}");
        }
    }
}
