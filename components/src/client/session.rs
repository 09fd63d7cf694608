//! Who asks: an API token, or a session cookie with the token that proves a request comes from the host's own page.

use percent_encoding::percent_decode_str;

/// Who asks.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum Session {
    /// Nobody, or whoever the browser's cookies say.
    #[default]
    Unnamed,
    /// The owner of an API token.
    Token(String),
    /// A session, as the text of a `Cookie` header.
    #[cfg_attr(
        target_arch = "wasm32",
        expect(
            dead_code,
            reason = "browsers send their own cookies and nobody else's"
        )
    )]
    Cookies(String),
}

/// No secrets in messages.
impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Unnamed => "Unnamed",
            Self::Token(_) => "Token",
            Self::Cookies(_) => "Cookies",
        })
    }
}

/// The value of the `X-XSRF-TOKEN` header for these cookies. What is not percent-encoded as it should be stays as it
/// is: a strange cookie costs no request (contract section 10, defect 48).
pub(super) fn xsrf_token(cookies: &str) -> Option<String> {
    let value = cookies.split(';').find_map(|cookie| {
        let (name, value) = cookie.split_once('=')?;
        (name.trim() == "XSRF-TOKEN").then_some(value.trim())
    })?;
    let decoded = percent_decode_str(value).decode_utf8_lossy();
    let token = header_value(&decoded);
    (!token.is_empty()).then_some(token)
}

/// `text` without what a header cannot hold.
pub(super) fn header_value(text: &str) -> String {
    text.chars().filter(|c| matches!(c, ' '..='~')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defect_48_a_malformed_cookie_costs_no_request() {
        let token = |cookies| xsrf_token(cookies).unwrap_or_default();
        assert_eq!(token("a=b; XSRF-TOKEN=abc%3D%3D; c=d"), "abc==");
        assert_eq!(token("XSRF-TOKEN=%E0%A4%A; x"), "%A");
        assert_eq!(token("XSRF-TOKEN=%zz%"), "%zz%");
        assert_eq!(token("XSRF-TOKEN=a%0d%0aX: y"), "aX: y");
        for none in ["", ";;;", "XSRF-TOKEN", "XSRF-TOKEN=", "MY-XSRF-TOKEN=1"] {
            assert_eq!(xsrf_token(none), None, "{none}");
        }
    }

    #[test]
    fn secrets_are_in_no_message() {
        let debug = format!("{:?}", Session::Token("secret".to_owned()));
        assert!(!debug.contains("secret"), "{debug}");
    }
}
