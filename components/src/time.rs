//! Time and chance. Tests let tokio's clock run ahead instead of waiting.

use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use tokio::time::Instant;
#[cfg(target_arch = "wasm32")]
pub(crate) use web_time::Instant;

/// The longest sleep: browsers take a longer one for none at all. Who sleeps looks at the clock afterwards.
const LONGEST: Duration = Duration::from_secs(3_600);

/// Waits for `duration`, or an hour if that is less.
pub async fn sleep(duration: Duration) {
    let duration = duration.min(LONGEST);
    #[cfg(not(target_arch = "wasm32"))]
    tokio::time::sleep(duration).await;
    #[cfg(target_arch = "wasm32")]
    gloo_timers::future::sleep(duration).await;
}

/// A number from 0 up to 1, another one in every program that runs.
pub(crate) fn chance() -> f64 {
    #[cfg(not(target_arch = "wasm32"))]
    return fastrand::f64();
    #[cfg(target_arch = "wasm32")]
    js_sys::Math::random()
}
