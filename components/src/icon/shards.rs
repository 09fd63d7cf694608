//! The collection on the web: `icons/<first two letters>.txt` beside the page, each fetched once, when the browser has
//! nothing better to do: nothing that can wait stands before what a person reads.
//!
//! A shard's lines are `name<TAB>path`, or `alias<TAB>=name` where the icon's own shard has the path.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use gloo_net::http::Request;
use wasm_bindgen_futures::spawn_local;

use super::FALLBACK;
use crate::frame::idle;

type Repaint = Arc<dyn Fn() + Send + Sync>;

enum Shard {
    /// On its way, for these icons.
    Loading(Vec<Repaint>),
    /// Kept for as long as the page lives.
    Loaded(HashMap<&'static str, &'static str>),
}

thread_local! {
    static SHARDS: RefCell<HashMap<String, Shard>> = RefCell::default();
}

/// The path data of `name`, or of the fallback; `None` while its shard is not here.
pub(super) fn path(name: &str) -> Option<&'static str> {
    lookup(name).ok().map(|path| path.unwrap_or(FALLBACK))
}

/// Fetches the shard that `name` waits for, unless it is on its way, and calls `repaint` when it is here.
///
/// A fetch that fails leaves the icon empty; the next icon painted from that shard tries again.
pub(super) fn request(name: &str, repaint: Repaint) {
    let Err(prefix) = lookup(name) else {
        return;
    };
    SHARDS.with_borrow_mut(|shards| match shards.get_mut(&prefix) {
        Some(Shard::Loading(waiting)) => waiting.push(repaint),
        Some(Shard::Loaded(_)) => {}
        None => {
            shards.insert(prefix.clone(), Shard::Loading(vec![repaint]));
            spawn_local(load(prefix));
        }
    });
}

async fn load(prefix: String) {
    idle().await;
    let fetched = fetch(&prefix).await;
    let waiting = SHARDS.with_borrow_mut(|shards| {
        let loading = shards.remove(&prefix);
        shards.insert(prefix, Shard::Loaded(lines(fetched?.leak())));
        loading
    });
    if let Some(Shard::Loading(waiting)) = waiting {
        waiting.iter().for_each(|repaint| repaint());
    }
}

/// The shard's text; empty when no icon begins with these letters, `None` when the host did not answer.
async fn fetch(prefix: &str) -> Option<String> {
    let response = Request::get(&format!("icons/{prefix}.txt"))
        .send()
        .await
        .ok()?;
    match response.status() {
        200 => response.text().await.ok(),
        404 => Some(String::new()),
        _ => None,
    }
}

/// What stands in a shard, by name.
fn lines(text: &'static str) -> HashMap<&'static str, &'static str> {
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
}

/// The path data of an icon or alias, `None` for an unknown name. The error names the shard that is not here.
fn lookup(name: &str) -> Result<Option<&'static str>, String> {
    let value = entry(name)?;
    match value.and_then(|value| value.strip_prefix('=')) {
        Some(icon) => entry(icon),
        None => Ok(value),
    }
}

fn entry(name: &str) -> Result<Option<&'static str>, String> {
    let Some(prefix) = prefix(name) else {
        return Ok(None);
    };
    SHARDS.with_borrow(|shards| match shards.get(prefix) {
        Some(Shard::Loaded(icons)) => Ok(icons.get(name).copied()),
        Some(Shard::Loading(_)) | None => Err(prefix.to_owned()),
    })
}

/// The letters of the shard that would have `name`. Names come from plugins and these letters go into a URL.
fn prefix(name: &str) -> Option<&str> {
    let prefix = name.get(..2)?;
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    prefix.bytes().all(plain).then_some(prefix)
}
