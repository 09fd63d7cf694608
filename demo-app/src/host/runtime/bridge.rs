//! Bridges: servers that run a plugin's actions and hooks (contract section 5.2).

use std::error::Error;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use faceplate_renderer::Manifest;
use reqwest::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use url::Url;

use super::address::{Reach, Unresolved};
use super::{ANSWER_MAX, Failure, Invocation, Outcome, excerpt, result};

/// The longest wait for a connection (decisions.md 17).
const CONNECT: Duration = Duration::from_secs(3);

/// The longest wait for an answer, from connecting to its last byte.
const LIMIT: Duration = Duration::from_secs(15);

/// What upstream calls the user of a hook.
const SYSTEM: &str = "wprint-system";

/// One plugin's bridge.
pub(in crate::host) struct Bridge {
    base: Url,
    reach: Reach,
    limit: Duration,
    /// Connects to checked addresses alone. Made anew after a failure: the bridge may have moved.
    client: Mutex<Option<Client>>,
}

/// How often a bridge that is still starting is asked.
#[derive(Clone, Copy)]
pub(in crate::host) struct Patience {
    pub(in crate::host) tries: u32,
    pub(in crate::host) pause: Duration,
}

impl Bridge {
    /// The bridge that a manifest names.
    pub(in crate::host) fn of(manifest: &Manifest, reach: Reach) -> Result<Self, Failure> {
        let runtime = &manifest.runtime;
        let Some(written) = &runtime.base_url else {
            return Err(if runtime.socket_path.is_some() {
                Failure::Socket
            } else {
                Failure::NoAddress
            });
        };
        let base = Url::parse(written).map_err(|error| Failure::Address {
            address: excerpt(written.as_bytes()),
            reason: error.to_string(),
        })?;
        let lan = manifest.isolation.lan;
        Ok(Self::new(base, Reach { lan, ..reach }))
    }

    /// The bridge that listens at `base`.
    pub(in crate::host) const fn new(base: Url, reach: Reach) -> Self {
        Self {
            base,
            reach,
            limit: LIMIT,
            client: Mutex::new(None),
        }
    }

    /// The same bridge where it really listens.
    pub(in crate::host) fn at(self, base: Url) -> Self {
        Self { base, ..self }
    }

    /// Whether `other` is reached in the same way.
    pub(in crate::host) fn same(&self, other: &Self) -> bool {
        self.base == other.base && self.reach == other.reach
    }

    /// Asks the bridge.
    pub(in crate::host) async fn invoke(
        &self,
        invocation: &Invocation<'_>,
    ) -> Result<Outcome, Failure> {
        let subject = invocation.subject();
        let url = self.url(&invocation.path())?;
        let user = invocation.context.user_id.unwrap_or(SYSTEM);
        let mut request = self
            .client()
            .await?
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .header("x-wprint-user-id", user)
            .body(invocation.body());
        if let Ok(plugin) = HeaderValue::from_str(invocation.plugin) {
            request = request.header("x-wprint-plugin-id", plugin);
        }
        let answer = self.send(request, &subject).await?;
        let result = result(&answer, &subject)?;
        Ok(Outcome {
            result,
            remarks: String::new(),
        })
    }

    /// Asks at `path` whether the bridge is well. Only one that cannot be reached is asked again.
    pub(in crate::host) async fn check_health(
        &self,
        path: &str,
        patience: Patience,
    ) -> Result<(), Failure> {
        let mut tries = 1;
        loop {
            let request = self.client().await?.get(self.url(path)?);
            match self.send(request, "the health check").await {
                Err(Failure::Unreachable { .. }) if tries < patience.tries => {
                    tries += 1;
                    tokio::time::sleep(patience.pause).await;
                }
                checked => return checked.map(drop),
            }
        }
    }

    /// Sends `request` and reads an answer that means success.
    async fn send(&self, request: RequestBuilder, subject: &str) -> Result<Vec<u8>, Failure> {
        let unheard = |error| self.unheard(error, subject);
        let mut response = request
            .header(ACCEPT, "application/json")
            .timeout(self.limit)
            .send()
            .await
            .map_err(unheard)?;
        let mut answer = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unheard)? {
            if answer.len() + chunk.len() > ANSWER_MAX {
                return Err(Failure::TooLarge {
                    subject: subject.to_owned(),
                    limit: ANSWER_MAX,
                });
            }
            answer.extend_from_slice(&chunk);
        }
        if !response.status().is_success() {
            return Err(self.refusal(&response, &answer));
        }
        if let Some(encoding) = response.headers().get(CONTENT_ENCODING) {
            // Nobody asked for it, so nothing is unpacked that might never end.
            return Err(Failure::NotJson {
                subject: subject.to_owned(),
                problem: "it is compressed, which the host did not ask for".to_owned(),
                excerpt: excerpt(encoding.as_bytes()),
            });
        }
        Ok(answer)
    }

    /// A client that connects to checked addresses alone, whatever the name means later.
    async fn client(&self) -> Result<Client, Failure> {
        let kept = || self.client.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = kept().clone() {
            return Ok(client);
        }
        let addresses = self.reach.resolve(&self.base).await;
        let address = self.address();
        let addresses = addresses.map_err(|unresolved| match unresolved {
            Unresolved::Forbidden(reason) => Failure::Address { address, reason },
            Unresolved::Unknown(reason) => Failure::Unreachable { address, reason },
        })?;
        let client = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .referer(false)
            .connect_timeout(CONNECT)
            // Reading the system's certificates takes time that plain connections need not spend.
            .tls_built_in_root_certs(self.base.scheme() == "https")
            .resolve_to_addrs(self.base.host_str().unwrap_or_default(), &addresses)
            .build()
            .map_err(|error| self.unreachable(&error))?;
        *kept() = Some(client.clone());
        Ok(client)
    }

    /// `path` below the bridge's address, never elsewhere.
    fn url(&self, path: &str) -> Result<Url, Failure> {
        let base = self.base.as_str().trim_end_matches('/');
        let url = Url::parse(&format!("{base}/{}", path.trim_start_matches('/')));
        url.ok()
            .filter(|url| url.origin() == self.base.origin())
            .ok_or_else(|| Failure::Address {
                address: self.address(),
                reason: format!("no path is {}", excerpt(path.as_bytes())),
            })
    }

    /// The address for messages, without a name and password.
    fn address(&self) -> String {
        excerpt(self.base.origin().ascii_serialization().as_bytes())
    }

    /// What it means that `response` is no success.
    fn refusal(&self, response: &Response, answer: &[u8]) -> Failure {
        let message = serde_json::from_slice::<Value>(answer).ok();
        let message = message.and_then(|body| {
            let message = body.get("message")?.as_str()?;
            (!message.trim().is_empty()).then(|| excerpt(message.as_bytes()))
        });
        let redirect = response.status().is_redirection();
        Failure::Status {
            address: self.address(),
            status: response.status().as_u16(),
            for_people: message.is_some(),
            said: match message {
                Some(message) => message,
                None if redirect => "redirects are not followed".to_owned(),
                None => excerpt(answer),
            },
        }
    }

    /// What it means that no answer came, or not all of it.
    fn unheard(&self, error: reqwest::Error, subject: &str) -> Failure {
        if error.is_timeout() && !error.is_connect() {
            return Failure::Timeout {
                subject: subject.to_owned(),
                limit: self.limit,
            };
        }
        *self.client.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.unreachable(&error)
    }

    fn unreachable(&self, error: &reqwest::Error) -> Failure {
        let mut cause: &dyn Error = error;
        while let Some(source) = cause.source() {
            cause = source;
        }
        Failure::Unreachable {
            address: self.address(),
            reason: cause.to_string(),
        }
    }
}

#[cfg(test)]
mod tests;
