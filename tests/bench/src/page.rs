//! The page: `window.__bench = { mount, update, unmount }`, painting with the project's own components.

use std::cell::RefCell;
use std::sync::Arc;

use dioxus::prelude::*;
use dioxus_core::VirtualDom;
use faceplate_components::paint::{PaintContext, Presentation, paint};
use faceplate_renderer::component::Node;
use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt;
use js_sys::{JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::document::Document;

/// What the harness asks of the painted page.
enum Request {
    Mount(String),
    Update(String, serde_json::Value),
    Unmount,
}

/// A request, and whom to tell when the page shows it.
type Ticket = (Request, oneshot::Sender<()>);

thread_local! {
    static REQUESTS: RefCell<Option<UnboundedSender<Ticket>>> = const { RefCell::new(None) };
}

/// Puts the contender's functions on `window` and starts the page.
pub(crate) fn run() {
    let bench = Object::new();
    let mount = Closure::<dyn Fn(String) -> Promise>::new(|text| ask(Request::Mount(text)));
    let update = Closure::<dyn Fn(String, JsValue) -> Promise>::new(|path, value: JsValue| {
        let json = JSON::stringify(&value)
            .ok()
            .and_then(|json| json.as_string());
        let value = json.and_then(|json| serde_json::from_str(&json).ok());
        ask(Request::Update(path, value.unwrap_or_default()))
    });
    let unmount = Closure::<dyn Fn() -> Promise>::new(|| ask(Request::Unmount));
    for (name, function) in [
        ("mount", mount.into_js_value()),
        ("update", update.into_js_value()),
        ("unmount", unmount.into_js_value()),
    ] {
        let _ = Reflect::set(&bench, &name.into(), &function);
    }
    let _ = Reflect::set(&js_sys::global(), &"__bench".into(), &bench);
    dioxus_web::launch::launch_virtual_dom(VirtualDom::new(Page), dioxus_web::Config::new());
}

/// Hands `request` to the page; the promise resolves when its effects are in the document.
fn ask(request: Request) -> Promise {
    let (done, shown) = oneshot::channel();
    REQUESTS.with_borrow(|requests| {
        if let Some(requests) = requests {
            let _ = requests.unbounded_send((request, done));
        }
    });
    future_to_promise(async move {
        let _ = shown.await;
        Ok(JsValue::UNDEFINED)
    })
}

#[component]
fn Page() -> Element {
    let mut root = use_signal(|| None::<Arc<Node>>);
    let mut waiting = use_signal(|| None::<oneshot::Sender<()>>);
    use_future(move || async move {
        let (sender, mut requests) = mpsc::unbounded();
        REQUESTS.set(Some(sender));
        let mut document = None::<Document>;
        while let Some((request, done)) = requests.next().await {
            match request {
                Request::Mount(text) => document = Document::read(&text).ok(),
                Request::Update(path, value) => {
                    if let Some(document) = &mut document {
                        document.update(&path, value);
                    }
                }
                Request::Unmount => document = None,
            }
            root.set(document.as_ref().map(Document::root));
            waiting.set(Some(done));
        }
    });
    // Runs after the changes of this render are in the document.
    use_effect(move || {
        root.read();
        if let Some(done) = waiting.take() {
            let _ = done.send(());
        }
    });
    rsx! {
        if let Some(root) = &*root.read() {
            div { class: "fp-plugin", {paint(root, PaintContext::new(2, Presentation::Block))} }
        }
    }
}
