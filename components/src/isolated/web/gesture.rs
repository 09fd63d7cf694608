//! Whether a person did something just now. A page can claim it; the browser knows.

use std::time::Duration;

use js_sys::Reflect;

use crate::time::sleep;

/// How often the browser is asked, and the pause before it is asked again: that somebody clicked in a page's frame is known
/// in the frame's process first, and a little later here.
const TRIES: usize = 10;
const PAUSE: Duration = Duration::from_millis(50);

/// Whether somebody clicked or pressed a key here, or in a page, within the last seconds. False in browsers that do not
/// tell.
pub(super) async fn is_recent() -> bool {
    for _ in 0..TRIES {
        if is_active() == Some(true) {
            return true;
        }
        sleep(PAUSE).await;
    }
    false
}

fn is_active() -> Option<bool> {
    let navigator = web_sys::window()?.navigator();
    let activation = Reflect::get(&navigator, &"userActivation".into()).ok()?;
    let active = Reflect::get(&activation, &"isActive".into()).ok()?;
    active.as_bool()
}
