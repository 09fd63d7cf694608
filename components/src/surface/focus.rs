//! Where the keyboard is: finding it before a dialog opens, and bringing it back after.
//!
//! Dioxus moves the focus to elements that it was told of. What had the focus before is known to the page only, which
//! is asked through web-sys on the web, where a strict content security policy forbids evaluated script
//! (decisions.md 26), and by a script on the desktop.

use std::rc::Rc;

use dioxus::prelude::*;

/// Moves the focus to a mounted element.
pub(crate) fn focus(element: &Rc<MountedData>) {
    let element = Rc::clone(element);
    spawn(async move {
        // An element that is gone cannot have it; then it stays where it is.
        let _ = element.set_focus(true).await;
    });
}

/// What has the focus when the current component appears.
pub(super) fn use_focused_before() -> Rc<Focused> {
    use_hook(|| Rc::new(Focused::now()))
}

#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::JsCast;
    use web_sys::HtmlElement;

    /// An element of the page.
    pub(in crate::surface) struct Focused(Option<HtmlElement>);

    impl Focused {
        /// What has the focus now.
        pub(super) fn now() -> Self {
            let document = web_sys::window().and_then(|window| window.document());
            let element = document.and_then(|document| document.active_element());
            Self(element.and_then(|element| element.dyn_into().ok()))
        }

        /// Gives it the focus back, when the page has been repainted.
        pub(in crate::surface) fn give_back(&self) {
            if let Some(element) = self.0.clone() {
                wasm_bindgen_futures::spawn_local(async move {
                    // Fails for what is no longer there.
                    let _ = element.focus();
                });
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod page {
    use std::rc::Rc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use dioxus::prelude::try_consume_context;
    use dioxus_document::Document;

    static NEXT: AtomicU32 = AtomicU32::new(0);

    /// An element of the page in the window, if there is a window, which keeps it under a number.
    pub(in crate::surface) struct Focused {
        page: Option<Rc<dyn Document>>,
        number: u32,
    }

    impl Focused {
        /// What has the focus now.
        pub(super) fn now() -> Self {
            let focused = Self {
                page: try_consume_context(),
                number: NEXT.fetch_add(1, Ordering::Relaxed),
            };
            focused.run("(window.fpFocused ??= {})[NUMBER] = document.activeElement;");
            focused
        }

        /// Gives it the focus back. The page may still show the dialog that covers it: it is tried again until the
        /// next frames are painted.
        pub(in crate::surface) fn give_back(&self) {
            self.run(
                "const element = (window.fpFocused ??= {})[NUMBER];
                 delete window.fpFocused[NUMBER];
                 const attempt = (left) => {
                     if (!element?.isConnected) return;
                     element.focus();
                     if (document.activeElement !== element && left > 0) {
                         requestAnimationFrame(() => attempt(left - 1));
                     }
                 };
                 attempt(20);",
            );
        }

        fn run(&self, script: &str) {
            if let Some(page) = &self.page {
                // The script runs whether or not somebody waits for what it returns.
                let _ = page.eval(script.replace("NUMBER", &self.number.to_string()));
            }
        }
    }
}

pub(super) use page::Focused;
