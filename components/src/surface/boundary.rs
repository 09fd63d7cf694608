//! Keeps what fails in one extension from taking anything else with it.

use std::sync::Arc;

use dioxus::prelude::*;
use dioxus_core::{ErrorContext, provide_context};

use super::notice::{Tone, notice};
use crate::extension::ExtensionView;
use crate::icon::icon;
use crate::words::words;

/// Shows its children until one of them fails, then says so and offers to try again.
///
/// What went wrong is not shown: it would be a message for this program's developers. Dioxus keeps the first error
/// of a boundary whatever happens below, so a new view of the extension clears it here.
#[component]
pub(super) fn Boundary(view: Arc<ExtensionView>, compact: bool, children: Element) -> Element {
    let errors = use_hook(|| provide_context(ErrorContext::new(None)));
    let mut shown = use_hook(|| CopyValue::new(Arc::clone(&view)));
    if !Arc::ptr_eq(&shown.peek(), &view) {
        shown.set(Arc::clone(&view));
        if errors.error().is_some() {
            errors.clear_errors();
        }
    }
    if errors.error().is_none() {
        return children;
    }
    let words = words();
    let title = words.format(
        "crashed-title",
        &[("name", view.plugin.name.to_string().into())],
    );
    let text = if compact {
        title
    } else {
        format!("{title}. {}", words.text("crashed-text"))
    };
    rsx! {
        div { class: "fp-crashed", role: "alert", "data-compact": compact,
            {notice(Tone::Error, &text)}
            button {
                class: "fp-button",
                r#type: "button",
                "data-mode": "outlined",
                onclick: move |_| errors.clear_errors(),
                {icon("refresh", 16)}
                span { class: "fp-button__label", {words.text("retry")} }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use dioxus_core::{NoOpMutations, RenderError};
    use serde_json::json;

    use super::*;
    use crate::extension::Surface;
    use crate::surface::test_page::{TestPage, extensions};

    thread_local! {
        static FAILS: Rc<Cell<bool>> = Rc::new(Cell::new(true));
        static VERSION: Cell<u32> = const { Cell::new(0) };
    }

    fn fails() -> Rc<Cell<bool>> {
        FAILS.with(Rc::clone)
    }

    #[component]
    fn Fragile(version: u32) -> Element {
        if fails().get() {
            return Err(RenderError::Error(
                dioxus_core::CapturedError::from_display("secret detail"),
            ));
        }
        rsx! { "works {version}" }
    }

    fn app() -> Element {
        let version = VERSION.get();
        let item = json!({"id": "p", "surface": "printer_panel", "pluginId": "a.b", "pluginName": "Clock",
            "title": version});
        let list = extensions(json!([item]));
        let view = list.on(Surface::PrinterPanel).next().unwrap().clone();
        rsx! {
            "before "
            Boundary { view, compact: false, Fragile { version } }
            " after"
        }
    }

    #[test]
    fn a_failure_stays_in_its_region_and_can_be_tried_again() {
        fails().set(true);
        let mut page = TestPage::new(app);
        let html = page.html();
        assert!(
            html.contains("before ") && html.contains(" after"),
            "{html}"
        );
        assert!(
            html.contains("“\u{2068}Clock\u{2069}” stopped working here"),
            "{html}"
        );
        assert!(!html.contains("secret"), "{html}");
        page.click("Retry");
        assert!(page.html().contains("stopped working"), "still broken");
        fails().set(false);
        page.click("Retry");
        assert!(page.html().contains("works 0"), "{}", page.html());
    }

    #[test]
    fn a_new_view_of_the_extension_is_tried_without_being_asked() {
        fails().set(true);
        let mut dom = VirtualDom::new(app);
        dom.rebuild_in_place();
        dom.render_immediate(&mut NoOpMutations);
        assert!(dioxus_ssr::render(&dom).contains("stopped working"));
        fails().set(false);
        VERSION.set(1);
        dom.mark_dirty(dioxus_core::ScopeId::APP);
        dom.render_immediate(&mut NoOpMutations);
        dom.render_immediate(&mut NoOpMutations);
        assert!(
            dioxus_ssr::render(&dom).contains("works 1"),
            "{}",
            dioxus_ssr::render(&dom)
        );
    }
}
