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
        let place = slot.place.peek().clone();
        let wanted = json!({
            "pluginId": slot.view.plugin.id,
            "extensionId": slot.view.id,
            "path": slot.file.path,
            "locale": place.locale,
            "printerId": place.printer_id.as_deref(),
        });
        let response = post(PAGES, &wanted).await;
        let response = response.ok_or(LoadFailure::Unreachable)?;
        let (ok, status) = (response.ok(), response.status());
        let said = response
            .text()
            .await
            .map_err(|_| LoadFailure::Unreachable)?;
        if ok {
            let terms = serde_json::from_str(&said);
            return terms.map(Self).map_err(|_| not_offered());
        }
        match serde_json::from_str::<Refusal>(&said) {
            Ok(refusal) if refusal.error.code == "unreachable" => Err(LoadFailure::Unreachable),
            Ok(_) => Err(LoadFailure::Status(status)),
            Err(_) => Err(not_offered()),
        }
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

    /// What tells the host that the page is still open.
    pub(super) fn renewal(&self) -> Renewal {
        Renewal {
            address: format!("{PAGES}/{}/renew", self.0.key),
        }
    }
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
}

impl Renewal {
    /// The page is in `locale` and for the printer `printer_id` from now on. False when the host knows the page no longer; what
    /// it does not answer is no answer.
    pub(super) async fn send(self, locale: &str, printer_id: Option<&str>) -> bool {
        let response = post(
            &self.address,
            &json!({"locale": locale, "printerId": printer_id}),
        )
        .await;
        response.is_none_or(|response| response.status() != NOT_FOUND)
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
