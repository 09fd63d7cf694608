//! The page: `window.__bench = { mount, update, unmount }`, painting with the project's own components.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use dioxus::prelude::*;
use dioxus_core::{Runtime, RuntimeGuard, VirtualDom};
use faceplate_components::paint::{PaintContext, Presentation, paint};
use faceplate_components::warm_up::warm_up;
use faceplate_renderer::component::Node;
use js_sys::{Function, JSON, Object, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::document::Document;

/// What the harness's calls work on.
#[derive(Clone)]
struct Shown {
    runtime: Rc<Runtime>,
    root: Signal<Option<Arc<Node>>>,
    /// Whom to tell when `root` is in the document.
    waiting: Rc<RefCell<Vec<Function>>>,
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
    static DOCUMENT: RefCell<Option<Document>> = const { RefCell::new(None) };
}

/// Puts the contender's functions on `window` and starts the page.
pub(crate) fn run() {
    let bench = Object::new();
    let mount = Closure::<dyn Fn(String) -> Promise>::new(|text: String| {
        change(|document| *document = Document::read(&text).ok())
    });
    let update = Closure::<dyn Fn(String, JsValue) -> Promise>::new(|path: String, value| {
        change(|document| {
            if let Some(document) = document {
                document.update(&path, json(&value));
            }
        })
    });
    let unmount = Closure::<dyn Fn() -> Promise>::new(|| change(|document| *document = None));
    for (name, function) in [
        ("mount", mount.into_js_value()),
        ("update", update.into_js_value()),
        ("unmount", unmount.into_js_value()),
    ] {
        let _ = Reflect::set(&bench, &name.into(), &function);
    }
    let _ = Reflect::set(&bench, &"ready".into(), &JsValue::FALSE);
    let _ = Reflect::set(&js_sys::global(), &"__bench".into(), &bench);
    dioxus_web::launch::launch_virtual_dom(VirtualDom::new(Page), dioxus_web::Config::new());
    // As the app does while its host's first answer is on its way.
    spawn_local(async move {
        warm_up().await;
        let _ = Reflect::set(&bench, &"ready".into(), &JsValue::TRUE);
    });
}

/// Changes the document; the promise resolves when the page shows it.
fn change(change: impl FnOnce(&mut Option<Document>)) -> Promise {
    let root = DOCUMENT.with_borrow_mut(|document| {
        change(document);
        document.as_ref().map(Document::root)
    });
    let shown = SHOWN.with_borrow(Clone::clone);
    Promise::new(&mut |resolve, _| {
        if let Some(mut shown) = shown.clone() {
            let _runtime = RuntimeGuard::new(shown.runtime);
            shown.waiting.borrow_mut().push(resolve);
            shown.root.set(root.clone());
        }
    })
}

/// A value of the harness: a number or a text, or anything else that is JSON.
fn json(value: &JsValue) -> Value {
    let simple = value.as_f64().map(Value::from);
    let simple = simple.or_else(|| value.as_string().map(Value::from));
    simple.unwrap_or_else(|| {
        let text = JSON::stringify(value)
            .ok()
            .and_then(|json| json.as_string());
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    })
}

#[component]
fn Page() -> Element {
    let root = use_signal(|| None::<Arc<Node>>);
    let waiting = use_hook(Rc::<RefCell<Vec<Function>>>::default);
    use_hook(|| {
        SHOWN.set(Some(Shown {
            runtime: Runtime::current(),
            root,
            waiting: Rc::clone(&waiting),
        }));
    });
    // Runs after the changes of this render are in the document.
    use_effect(move || {
        root.read();
        for resolve in waiting.take() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    rsx! {
        if let Some(root) = &*root.read() {
            div { class: "fp-plugin", {paint(root, PaintContext::new(2, Presentation::Block))} }
        }
    }
}
