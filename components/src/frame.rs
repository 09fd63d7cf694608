//! Waiting until a page has been shown, and until it has nothing better to do.

use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdleRequestOptions;

/// The longest wait for a browser that is busy, in milliseconds.
const IDLE_WITHIN_MS: u32 = 200;

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

/// Waits until the browser has nothing to do, but not for long.
pub(crate) async fn idle() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let options = IdleRequestOptions::new();
    options.set_timeout(IDLE_WITHIN_MS);
    let mut asked = false;
    let promise = Promise::new(&mut |idle, _| {
        asked = window
            .request_idle_callback_with_options(&idle, &options)
            .is_ok();
    });
    if asked {
        let _ = JsFuture::from(promise).await;
    } else {
        // A browser that does not say when it is idle.
        next_frame().await;
    }
}
