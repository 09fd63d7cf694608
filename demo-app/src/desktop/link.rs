//! Addresses of the web, shown in the person's own browser.

use faceplate_renderer::isolation::WebAddress;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use tokio::task::spawn_blocking;

/// Opens `address` in the browser that the system has for it. False where there is none, or it does not start.
pub(super) fn open(address: &WebAddress) -> LocalBoxFuture<'static, bool> {
    let address = address.to_string();
    // Looking for a browser takes a while.
    let opened = spawn_blocking(move || webbrowser::open(&address).is_ok());
    async move { opened.await.unwrap_or(false) }.boxed_local()
}
