//! A WPrint 3D server that is not this program's own, and in whose name it is asked.

use std::env;
use std::fmt;

use anyhow::{Context, Result, ensure};
#[cfg(feature = "desktop")]
use faceplate_components::client::HttpHost;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use url::Url;

/// Where the API token comes from: arguments can be seen by every user of a computer, an environment cannot.
pub(crate) const TOKEN: &str = "FACEPLATE_TOKEN";

/// A server.
#[derive(Clone)]
pub(crate) struct Remote {
    url: Url,
    token: Option<String>,
}

/// No secrets in messages.
impl fmt::Debug for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.url.as_str())
    }
}

impl Remote {
    /// The server at an address: http or https, without a name and password in it. It is asked without a token.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let url = Url::parse(text).context("expected an address such as http://printer.local")?;
        ensure!(
            matches!(url.scheme(), "http" | "https") && url.has_host(),
            "expected an address such as http://printer.local, found {text}"
        );
        ensure!(
            url.username().is_empty() && url.password().is_none(),
            "expected an address without a name and password in it"
        );
        Ok(Self { url, token: None })
    }

    /// The same server, asked as the owner of the token in the environment, if there is one.
    ///
    /// # Errors
    /// When it is no token: a header could not carry it.
    pub(crate) fn with_token_of_environment(mut self) -> Result<Self> {
        if let Ok(token) = env::var(TOKEN)
            && !token.trim().is_empty()
        {
            let token = token.trim();
            let is_token = token.bytes().all(|byte| byte.is_ascii_graphic());
            ensure!(
                is_token,
                "expected an API token in {TOKEN}: letters, digits and signs, without spaces"
            );
            self.token = Some(token.to_owned());
        }
        Ok(self)
    }

    /// Whether it is asked in somebody's name.
    pub(crate) const fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// Its address, without a slash at the end.
    pub(crate) fn base(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// What every request to it says.
    pub(crate) fn headers(&self) -> HeaderMap {
        let bearer = self.token.as_ref().map(|token| format!("Bearer {token}"));
        let mut headers = HeaderMap::new();
        if let Some(mut value) = bearer.and_then(|bearer| HeaderValue::try_from(bearer).ok()) {
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        headers
    }

    /// A client of its API.
    #[cfg(feature = "desktop")]
    pub(crate) fn client(&self) -> HttpHost {
        let client = HttpHost::new(self.base());
        match &self.token {
            Some(token) => client.with_token(token),
            None => client,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_in_every_request_and_in_no_message() {
        let mut server = Remote::parse("https://printer.example/3d/").unwrap();
        assert!(server.headers().is_empty());
        server.token = Some("12|secret".to_owned());
        let headers = server.headers();
        assert_eq!(headers[AUTHORIZATION], "Bearer 12|secret");
        assert_eq!(server.base(), "https://printer.example/3d");
        assert!(!format!("{server:?} {headers:?}").contains("secret"));
    }
}
