//! Gets a web page ready to paint plugins before there is one to paint.
//!
//! A browser compiles each function of a WebAssembly module when it is first called, which made up more than half of
//! the time from a document of 100 nodes to the screen. While the host's first answer is on its way nothing else
//! happens; painting one of each component then, where nobody sees it, leaves the compiled functions behind.

use std::pin::pin;

use dioxus::prelude::*;
use dioxus_web::{Config, run};
use faceplate_renderer::component::REGISTRY;
use faceplate_renderer::{Limits, view};
use futures_util::future::select;
use serde_json::{Value, json};

use crate::frame::next_frame;
use crate::paint::{PaintContext, Presentation, paint};

/// What a first plugin takes, in bytes. Memory grows in one step instead of dozens.
const MEMORY: usize = 4 << 20;

/// A node with a live value, which the examples do without.
const BOUND: &str = r#"{"component": "host.text", "text": {"$state": "a", "default": "b"}}"#;

/// Paints an example of every component where nobody sees or reaches it, once the page has shown what it has.
///
/// The examples are laid out as well, so the browser has found the fonts that plugins are shown in.
pub async fn warm_up() {
    next_frame().await;
    drop(Vec::<u8>::with_capacity(MEMORY));
    let Some(element) = hidden_element() else {
        return;
    };
    // The renderer paints at once and then waits for events forever; none will come.
    let painting = pin!(run(
        VirtualDom::new(Examples),
        Config::new().rootelement(element.clone()),
    ));
    select(painting, pin!(next_frame())).await;
    element.remove();
}

/// An element in the document that takes no room, is not seen, and cannot be reached.
fn hidden_element() -> Option<web_sys::Element> {
    let document = web_sys::window()?.document()?;
    let element = document.create_element("div").ok()?;
    element.set_class_name("fp-warm-up");
    element.set_attribute("inert", "").ok()?;
    document.body()?.append_child(&element).ok()?;
    Some(element)
}

#[component]
fn Examples() -> Element {
    let root = use_hook(|| {
        // Through text, as a host's answer comes.
        let examples = REGISTRY.map(|spec| spec.example).join(",");
        let examples = format!("[{BOUND},{examples}]");
        let examples: Value = serde_json::from_str(&examples).unwrap_or_default();
        let schema = json!({"component": "host.stack", "children": examples});
        view(&schema, &[], &Limits::DEFAULT)
    });
    paint(&root, PaintContext::new(2, Presentation::Block))
}
