//! The origins that the host makes up for pages: taken, kept and given back by HTTP.

use std::time::Duration;

use dioxus::prelude::ReadableExt;
use gloo_net::http::{Request, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;

use super::super::{LoadFailure, Slot};

/// Where the host that the app came from has its origins for pages.
const PAGES: &str = "/isolated/pages";

/// How often the host is told that a page is still open.
pub(super) const RENEWAL: Duration = Duration::from_secs(5 * 60);

const NOT_FOUND: u16 = 404;

/// An origin for one page. The host forgets it when this is dropped.
pub(super) struct Lease(Terms);

#[derive(Deserialize)]
struct Terms {
    /// Names this opening; nobody can guess it.
    key: String,
    origin: String,
    /// Whether the page may keep data there.
    storage: bool,
}

/// What the host said in its refusal.
#[derive(Deserialize)]
struct Refusal {
    error: RefusalCode,
}

#[derive(Deserialize)]
struct RefusalCode {
    code: String,
}

impl Lease {
    /// Asks for an origin for the page of `slot`. The host looks whether the page can be had.
    pub(super) async fn take(slot: &Slot) -> Result<Self, LoadFailure> {
        ask(&wanted(slot)).await.map(Self)
    }

    /// Names this opening of the page.
    pub(super) fn key(&self) -> &str {
        &self.0.key
    }

    /// The address to load for the page of `slot`, in a page of `host_origin`.
    pub(super) fn url(&self, slot: &Slot, host_origin: &str) -> String {
        let url = slot.url(&self.0.origin, host_origin);
        if self.keeps_data() {
            // Other pages of the plugin have the same origin.
            format!("{url}&opening={}", self.0.key)
        } else {
            url
        }
    }

    /// Whether the page may keep data, and so has its origin for itself.
    pub(super) fn keeps_data(&self) -> bool {
        self.0.storage
    }

    /// What the page's window messages say of where they come from.
    pub(super) fn sender(&self) -> String {
        let own = self.keeps_data().then_some(&*self.0.origin);
        own.unwrap_or("null").to_owned()
    }

    /// What tells the host that the page of `slot` is still open.
    pub(super) fn renewal(&self, slot: &Slot) -> Renewal {
        let mut again = wanted(slot);
        again["key"] = self.0.key.clone().into();
        Renewal {
            address: format!("{PAGES}/{}/renew", self.0.key),
            place: json!({"locale": again["locale"], "printerId": again["printerId"]}),
            again,
            origin: self.0.origin.clone(),
        }
    }
}

async fn ask(wanted: &Value) -> Result<Terms, LoadFailure> {
    let response = post(PAGES, wanted).await;
    let response = response.ok_or(LoadFailure::Unreachable)?;
    let (ok, status) = (response.ok(), response.status());
    let said = response
        .text()
        .await
        .map_err(|_| LoadFailure::Unreachable)?;
    if ok {
        return serde_json::from_str(&said).map_err(|_| not_offered());
    }
    match serde_json::from_str::<Refusal>(&said) {
        Ok(refusal) if refusal.error.code == "unreachable" => Err(LoadFailure::Unreachable),
        Ok(_) => Err(LoadFailure::Status(status)),
        Err(_) => Err(not_offered()),
    }
}

/// What is asked of the host for the page of `slot`.
fn wanted(slot: &Slot) -> Value {
    let place = slot.place.peek();
    json!({
        "pluginId": slot.view.plugin.id,
        "extensionId": slot.view.id,
        "path": slot.file.path,
        "locale": place.locale,
        "printerId": place.printer_id.as_deref(),
    })
}

impl Drop for Lease {
    fn drop(&mut self) {
        let address = format!("{PAGES}/{}/close", self.0.key);
        spawn_local(async move {
            // A host that does not hear it forgets the page after a while.
            let _ = post(&address, &json!({})).await;
        });
    }
}

/// Tells the host that a page is still open.
pub(super) struct Renewal {
    address: String,
    /// In which language the page is now, and for which printer.
    place: Value,
    /// What opens the page once more where it is, on a host that was started anew.
    again: Value,
    origin: String,
}

impl Renewal {
    /// The page is answered for the place that it has now. False when it is not answered any more; what the host does not
    /// answer is no answer.
    pub(super) async fn send(self) -> bool {
        let said = post(&self.address, &self.place).await;
        if said.is_none_or(|said| said.status() != NOT_FOUND) {
            return true;
        }
        match ask(&self.again).await {
            // Somewhere else it would be another page.
            Ok(terms) => terms.origin == self.origin,
            Err(LoadFailure::Unreachable) => true,
            Err(_) => false,
        }
    }
}

async fn post(address: &str, body: &Value) -> Option<Response> {
    let request = Request::post(address).header("Content-Type", "application/json");
    request.body(body.to_string()).ok()?.send().await.ok()
}

/// The app came from a server that is not Faceplate's.
fn not_offered() -> LoadFailure {
    LoadFailure::View("the server of this app offers no origins for pages".to_owned())
}
