//! What the host draws around a page, which the page cannot paint over: a border, whose page it is, and how it fares
//! (security.md T7).

use std::sync::Arc;

use dioxus::prelude::*;

use super::card::{load_card, obstacle_card, stop_card};
use super::course::{use_course, use_hearing, use_place};
use super::life::Phase;
use super::navigate::Navigation;
use super::refusals::refusals;
use super::slot::{Place, Slot};
use super::{Obstacle, PageEvent, Pages};
use crate::extension::{ExtensionView, IsolatedPage, PageFile, Trust};
use crate::icon::icon;
use crate::words::words;

/// The page of `view`, or a card that says why there is none. `compact` is for a bar.
#[component]
pub(crate) fn IsolatedFrame(
    view: Arc<ExtensionView>,
    page: Arc<IsolatedPage>,
    compact: bool,
) -> Element {
    let pages = use_hook(try_consume_context::<Pages>);
    let obstacle = match &pages {
        None => Some(Obstacle::NotHere),
        Some(Pages(shell)) => shell.obstacle(),
    };
    match (&page.file, obstacle) {
        (_, Some(obstacle)) => obstacle_card(&view, Err(&obstacle), compact),
        (Err(fault), None) => obstacle_card(&view, Ok(fault), compact),
        (Ok(file), None) => rsx! {
            Frame { view: view.clone(), page: page.clone(), file: file.clone() }
        },
    }
}

#[component]
fn Frame(view: Arc<ExtensionView>, page: Arc<IsolatedPage>, file: PageFile) -> Element {
    let words = words();
    let mut course = use_course(&page.revision);
    let place = use_place(course.fullscreen);
    let on_event = use_hearing(&view, course, place);
    let (phase, load) = course.shown.cloned();
    let reload = use_callback(move |()| course.reload());
    let name = words.format(
        "page-name",
        &[
            ("title", view.title.to_string().into()),
            ("name", view.plugin.name.to_string().into()),
        ],
    );
    let live = matches!(phase, Phase::Loading(_) | Phase::Ready);
    let loading = matches!(phase, Phase::Loading(_));
    let whole = (course.fullscreen)() && live;
    // Another document is another page.
    let document = format!("{load} {}?{}", file.path, file.query);
    rsx! {
        div {
            class: "fp-isolated",
            "data-surface": view.surface.name(),
            "data-fullscreen": whole,
            aria_busy: loading,
            onvisible: move |event| course.visible.set(event.is_intersecting().unwrap_or(true)),
            div { class: "fp-isolated__bar fp-type-body-small",
                {icon("shield-check-outline", 16)}
                span { {words.text("page-isolated")} }
                bdi { class: "fp-mono fp-isolated__origin", "{view.plugin.id}" }
                if whole {
                    button {
                        class: "fp-button",
                        r#type: "button",
                        "data-mode": "outlined",
                        onclick: move |_| course.fullscreen.set(false),
                        {icon("fullscreen-exit", 16)}
                        span { class: "fp-button__label", {words.text("page-exit-fullscreen")} }
                    }
                }
            }
            if live && (course.changed)() {
                p { class: "fp-isolated__note fp-type-body-small", role: "status",
                    {words.text("page-changed")}
                    button {
                        class: "fp-button",
                        r#type: "button",
                        "data-mode": "outlined",
                        onclick: move |_| reload.call(()),
                        span { class: "fp-button__label", {words.text("page-reload")} }
                    }
                }
            }
            if live {
                div { class: "fp-isolated__view", height: (course.height)().map(|height| format!("{height}px")),
                    for document in [document] {
                        Filled {
                            key: "{document}",
                            load,
                            view: view.clone(),
                            page: page.clone(),
                            file: file.clone(),
                            place,
                            name: name.clone(),
                            on_event,
                        }
                    }
                    if loading {
                        p { class: "fp-isolated__loading", role: "status",
                            {words.format("page-loading", &[("name", view.plugin.name.to_string().into())])}
                        }
                    }
                }
            } else if let Phase::Failed(failure) = &phase {
                {load_card(&view, failure, reload)}
            } else if let Phase::Stopped(stop, again) = phase {
                {stop_card(&view, stop, again, reload)}
            }
            if view.plugin.trust == Trust::Development && !course.refused.read().is_empty() {
                {refusals(&view.plugin, &course.refused.read())}
            }
        }
    }
}

/// One view of the page, in the shell's hands: what it tells is told with its number.
#[component]
fn Filled(
    load: u32,
    view: Arc<ExtensionView>,
    page: Arc<IsolatedPage>,
    file: PageFile,
    place: ReadSignal<Place>,
    name: String,
    on_event: Callback<(u32, PageEvent)>,
) -> Element {
    let pages = use_hook(consume_context::<Pages>);
    let navigates = use_hook(try_consume_context::<Navigation>).is_some();
    let on_event = use_callback(move |event| on_event.call((load, event)));
    pages.0.fill(Slot {
        view,
        page,
        file,
        place,
        name,
        navigates,
        on_event,
    })
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use faceplate_renderer::isolation::{Link, PageCall, WebAddress};
    use futures_util::FutureExt;
    use futures_util::future::{LocalBoxFuture, ready};
    use serde_json::json;

    use super::*;
    use crate::data::fake_host::FakeHost;
    use crate::isolated::PageShell;
    use crate::surface::ControlArea;
    use crate::surface::test_page::{TestPage, extensions};

    /// Pages with a button for each link; remembers what was opened.
    #[derive(Clone, Default)]
    struct Links(Rc<RefCell<Vec<String>>>);

    impl PartialEq for Links {
        fn eq(&self, other: &Self) -> bool {
            Rc::ptr_eq(&self.0, &other.0)
        }
    }

    impl PageShell for Links {
        fn fill(&self, slot: Slot) -> Element {
            let links = [
                "https://a.example/x?y",
                "https://b.example/",
                "http://plain.example/",
            ];
            let link = |url: &'static str| {
                let on_event = slot.on_event;
                move |_| {
                    let link = Link { url: url.into() };
                    on_event.call(PageEvent::Call(PageCall::OpenLink(link)));
                }
            };
            rsx! {
                for url in links {
                    button { "data-link": url, onclick: link(url) }
                }
            }
        }

        fn open_link(&self, address: &WebAddress) -> LocalBoxFuture<'static, bool> {
            self.0.borrow_mut().push(address.to_string());
            ready(false).boxed_local()
        }
    }

    #[component]
    fn WithLinks(links: Links) -> Element {
        use_hook(|| dioxus_core::provide_root_context(Pages(Rc::new(links))));
        let extensions = extensions(json!([{
            "id": "p", "surface": "printer_panel", "mode": "webview", "pluginId": "a.b", "pluginName": "Clock",
            "url": "/backend/api/plugins/a.b/assets/x.html",
        }]));
        rsx! { ControlArea { extensions, heading_level: 3 } }
    }

    #[tokio::test(start_paused = true)]
    async fn a_link_is_opened_after_a_yes_to_its_address_and_asks_over_no_other_question() {
        let links = Links::default();
        let content = rsx! { WithLinks { links: links.clone() } };
        let mut page = TestPage::live_with(content, Rc::new(FakeHost::new(|_| Ok(json!({})))));
        page.click("data-link=\"http://plain.example/\"");
        page.pass(1.0).await;
        assert!(!page.html().contains("role=\"dialog\""), "{}", page.html());
        page.click("data-link=\"https://a.example/x?y\"");
        page.click("data-link=\"https://b.example/\"");
        page.pass(1.0).await;
        let html = page.html();
        assert!(html.contains(">https://a.example/x?y</p>"), "{html}");
        assert!(!html.contains(">https://b.example/</p>"), "{html}");
        assert!(links.0.borrow().is_empty());
        page.click("data-mode=\"contained\"");
        page.pass(1.0).await;
        assert_eq!(*links.0.borrow(), ["https://a.example/x?y"]);
        // Where there is no browser, somebody says so.
        assert!(
            page.html().contains("could not be opened"),
            "{}",
            page.html()
        );
    }

    #[test]
    fn where_no_page_can_be_isolated_a_card_says_so_and_nothing_is_loaded() {
        for mode in ["webview", "custom_bundle"] {
            let html = TestPage::control(extensions(json!([{
                "id": "p", "surface": "printer_panel", "mode": mode, "pluginId": "a.b", "pluginName": "Clock",
                "url": "/backend/api/plugins/a.b/assets/x.html",
            }])))
            .html();
            assert!(html.contains("has a page of its own"), "{html}");
            assert!(
                !html.contains("iframe") && !html.contains("x.html"),
                "{html}"
            );
        }
    }
}
