//! The pages that are open, and which of them asks.
//!
//! A page that keeps nothing has an origin that was made up for it, and who knows its name is that page. Pages that keep
//! data have one origin for their plugin, always the same: its name alone opens nothing there. A document needs the key
//! of an opening besides, made up each time, and what follows must come from a document of that origin, which the browser says and
//! no page can.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::Request;
use axum::http::HeaderName;
use url::form_urlencoded;

use crate::gateway::Page;

/// How long an opening lasts when nobody asks for anything (security.md section 3).
const LIFE: Duration = Duration::from_secs(15 * 60);

/// Pages that are open at the same time, in all tabs of all browsers.
const MOST: usize = 256;

/// Where the address of a document has the key.
const KEY: &str = "opening";

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What a browser says when it asks for a script that would stay behind when the page has gone.
const SERVICE_WORKER: HeaderName = HeaderName::from_static("service-worker");

/// The open pages, by their keys.
#[derive(Default)]
pub(super) struct Openings(Mutex<HashMap<String, Opening>>);

struct Opening {
    /// The name of its origin: the key, or where its plugin keeps data.
    name: String,
    page: Arc<Page>,
    until: Instant,
}

impl Openings {
    /// Adds a page under `key`, at the origin called `name`. When there are too many, the one goes that nobody asked for
    /// longest: who loads the host's page again leaves those from before behind.
    pub(super) fn add(&self, key: &str, name: &str, page: Arc<Page>) {
        let now = Instant::now();
        let mut open = self.lock();
        open.retain(|_, opening| opening.until > now);
        if open.len() >= MOST {
            let oldest = open.iter().min_by_key(|(_, opening)| opening.until);
            let oldest = oldest.map(|(key, _)| key.clone());
            oldest.and_then(|key| open.remove(&key));
        }
        let opening = Opening {
            name: name.to_owned(),
            page,
            until: now + LIFE,
        };
        open.insert(key.to_owned(), opening);
    }

    /// The page under `key`; it lasts longer, now that somebody asked.
    pub(super) fn renew(&self, key: &str) -> Option<Arc<Page>> {
        self.find(key, |_| true)
    }

    /// From now on nothing answers for the page under `key`.
    pub(super) fn close(&self, key: &str) {
        self.lock().remove(key);
    }

    /// The page that sends `request` to the origin called `name`; it lasts longer, now that it asked.
    pub(super) fn asking(&self, name: &str, request: &Request) -> Option<Arc<Page>> {
        if request.headers().contains_key(SERVICE_WORKER) {
            return None;
        }
        let query = request.uri().query().unwrap_or_default();
        let keys = form_urlencoded::parse(query.as_bytes());
        let key = keys.filter(|(own, _)| own == KEY).last();
        let by_key = match &key {
            Some((_, key)) => self.find(key, |opening| opening.name == name),
            None => None,
        };
        by_key
            .or_else(|| self.find(name, |opening| opening.name == name))
            .or_else(|| self.find(&self.latest(name, request)?, |_| true))
    }

    /// The key of the page at an origin of a plugin that was asked for last, when one of them asks.
    fn latest(&self, name: &str, request: &Request) -> Option<String> {
        let mut sites = request.headers().get_all(FETCH_SITE).iter();
        let own = sites.next().is_some_and(|site| site == "same-origin") && sites.next().is_none();
        let open = self.lock();
        let there = open
            .iter()
            .filter(|(_, opening)| own && opening.name == name);
        let latest = there.max_by_key(|(_, opening)| opening.until);
        latest.map(|(key, _)| key.clone())
    }

    fn find(&self, key: &str, is_it: impl FnOnce(&Opening) -> bool) -> Option<Arc<Page>> {
        let now = Instant::now();
        let mut open = self.lock();
        let found = open.get_mut(key).filter(|opening| opening.until > now)?;
        if !is_it(found) {
            return None;
        }
        found.until = now + LIFE;
        Some(Arc::clone(&found.page))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Opening>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
