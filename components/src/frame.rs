//! Waiting until a page has been shown.

use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Waits until the browser has shown what is in the document now; a page that nobody sees waits for being seen.
pub(crate) async fn next_frame() {
    let Some(window) = web_sys::window() else {
        return;
    };
    // Waiting cannot fail; not to wait would do no harm.
    let _ = JsFuture::from(Promise::new(&mut |shown, _| {
        let _ = window.request_animation_frame(&shown);
    }))
    .await;
    TimeoutFuture::new(0).await;
}
