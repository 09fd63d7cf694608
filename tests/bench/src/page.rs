//! The page: `window.__bench = { mount, update, unmount }`, painting with the project's own components.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use dioxus::prelude::*;
use dioxus_core::{Runtime, RuntimeGuard, VirtualDom};
use faceplate_components::data::{Answers, LiveData, Query, Status, Subject, Watch};
use faceplate_components::paint::{PaintContext, Presentation, paint};
use faceplate_components::warm_up::warm_up;
use faceplate_renderer::component::Node;
use js_sys::{Function, JSON, Object, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::document;

/// What the harness's calls work on.
#[derive(Clone)]
struct Shown {
    runtime: Rc<Runtime>,
    root: Signal<Option<Arc<Node>>>,
    values: Rc<Values>,
    /// How often something was changed. What waits for it is told when it is in the document.
    changes: Signal<u64>,
    waiting: Rc<RefCell<Vec<Function>>>,
}

/// The values that the harness has changed or may change, by their paths.
#[derive(Default)]
struct Values(RefCell<HashMap<Box<str>, Signal<Status>>>);

impl Answers for Values {
    fn watch(&self, query: Query, _: Option<Duration>) -> Watch {
        let status = Signal::new(Status::Loading);
        if let Subject::Action { action_id, .. } = query.subject {
            self.0.borrow_mut().insert(action_id, status);
        }
        Watch {
            status: status.into(),
            watcher: Box::new(()),
        }
    }
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Puts the contender's functions on `window` and starts the page.
pub(crate) fn run() {
    let bench = Object::new();
    let mount = Closure::<dyn Fn(String) -> Promise>::new(|text: String| {
        change(|shown| shown.root.set(document::read(&text).ok()))
    });
    let update = Closure::<dyn Fn(String, JsValue) -> Promise>::new(|path: String, value| {
        change(|shown| {
            let values = shown.values.0.borrow();
            if let Some(mut status) = values.get(&*path).copied() {
                status.set(Status::Fresh(Arc::new(json(&value))));
            }
        })
    });
    let unmount = Closure::<dyn Fn() -> Promise>::new(|| change(|shown| shown.root.set(None)));
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

/// Changes what is shown; the promise resolves when the page shows it.
fn change(change: impl FnOnce(&mut Shown)) -> Promise {
    let mut waiting = None;
    let promise = Promise::new(&mut |resolve, _| waiting = Some(resolve));
    if let Some(mut shown) = SHOWN.with_borrow(Clone::clone) {
        let _runtime = RuntimeGuard::new(Rc::clone(&shown.runtime));
        change(&mut shown);
        shown.waiting.borrow_mut().extend(waiting);
        shown.changes += 1;
    }
    promise
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
    let changes = use_signal(|| 0);
    let waiting = use_hook(Rc::<RefCell<Vec<Function>>>::default);
    use_hook(|| {
        let values = Rc::<Values>::default();
        provide_context(LiveData(values.clone()));
        SHOWN.set(Some(Shown {
            runtime: Runtime::current(),
            root,
            values,
            changes,
            waiting: Rc::clone(&waiting),
        }));
    });
    // Runs after what changed is in the document.
    use_effect(move || {
        changes.read();
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
