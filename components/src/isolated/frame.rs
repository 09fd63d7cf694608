//! What the host draws around a page, which the page cannot paint over: a border, whose page it is, and how it fares
//! (security.md T7).

use std::sync::Arc;
use std::time::Duration;

use dioxus::prelude::*;
use faceplate_renderer::isolation::{HostMessage, PageCall, PageMessage, Violation, WebAddress};
use serde_json::Value;

use super::card::{load_card, obstacle_card, stop_card};
use super::life::{HEARTBEAT, Life, Phase};
use super::navigate::Navigation;
use super::refusals::refusals;
use super::slot::{Place, Slot, context};
use super::{Obstacle, PageEvent, Pages};
use crate::action::Actions;
use crate::data::CurrentPrinter;
use crate::extension::{ExtensionView, IsolatedPage, PageFile, Surface, Trust};
use crate::icon::icon;
use crate::theme::{CurrentTheme, Theme};
use crate::time::{Instant, sleep};
use crate::words::words;

/// How high a page in the settings may be, in CSS pixels; elsewhere the style sheet says.
const HEIGHTS: (f64, f64) = (80.0, 4_000.0);

/// How much that was refused is told of one page.
const MOST_REFUSED: usize = 20;

/// The pause between two changes of height (security.md section 3).
const RESIZE_PAUSE: Duration = Duration::from_millis(100);

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

/// A page's life, and what is painted of it: heartbeats change the one and seldom the other.
#[derive(Clone, Copy, PartialEq)]
struct Course {
    life: CopyValue<Life>,
    shown: Signal<(Phase, u32)>,
}

impl Course {
    fn change(mut self, change: impl FnOnce(&mut Life, Instant)) {
        change(&mut self.life.write(), Instant::now());
        let now = {
            let life = self.life.peek();
            (life.phase().clone(), life.load())
        };
        if *self.shown.peek() != now {
            self.shown.set(now);
        }
    }
}

#[component]
fn Frame(view: Arc<ExtensionView>, page: Arc<IsolatedPage>, file: PageFile) -> Element {
    let words = words();
    let course = use_hook(|| {
        let life = Life::new(Instant::now());
        Course {
            shown: Signal::new((life.phase().clone(), life.load())),
            life: CopyValue::new(life),
        }
    });
    let mut visible = use_hook(|| CopyValue::new(true));
    let mut fullscreen = use_signal(|| false);
    let mut refused = use_signal(Vec::<Violation>::new);
    let mut edited = use_hook(|| CopyValue::new(false));
    let mut changed = use_signal(|| false);
    let (height, resize) = use_height(view.surface);
    let place = use_place(fullscreen);
    use_future(move || async move {
        loop {
            sleep(HEARTBEAT).await;
            course.change(|life, now| life.tick(*visible.peek(), now));
        }
    });
    // A page that asks for what it has paints nothing anew.
    let mut fill = move |on: bool| {
        if *fullscreen.peek() != on {
            fullscreen.set(on);
        }
    };
    let actions = use_hook(try_consume_context::<Actions>);
    let navigation = use_hook(try_consume_context::<Navigation>);
    let shown = Arc::clone(&view);
    let on_event = use_callback(move |(load, event): (u32, PageEvent)| {
        course.change(|life, now| life.hear(load, &event, now));
        match event {
            PageEvent::Call(PageCall::Resize(size)) => resize.call(size.height),
            PageEvent::Call(PageCall::Edited(_)) => edited.set(true),
            PageEvent::Call(PageCall::Violation(violation)) => {
                let known = refused.peek().contains(&violation);
                if !known && refused.peek().len() < MOST_REFUSED {
                    refused.push(violation);
                }
            }
            PageEvent::Call(PageCall::OpenLink(link)) => {
                let address = WebAddress::new(&link.url).filter(|_| *visible.peek());
                if let Some((actions, address)) = actions.zip(address) {
                    actions.ask_to_open(Arc::clone(&shown.plugin), address);
                }
            }
            PageEvent::Message(PageMessage::Fullscreen(on), _) => fill(on),
            PageEvent::Message(
                PageMessage::Action {
                    request_id,
                    action,
                    payload,
                },
                answer,
            ) => {
                let outcome = match (&*action, navigation) {
                    ("fullscreen.enter", _) => Ok(true),
                    ("fullscreen.exit", _) => Ok(false),
                    // What nobody sees leads nobody away.
                    ("navigate", Some(navigation)) if *visible.peek() => {
                        navigation.lead(&shown.plugin.id, &payload).map(|()| false)
                    }
                    _ => Err("This host does not do that for pages.".to_owned()),
                };
                if let Ok(on) = outcome {
                    fill(on);
                }
                let outcome = outcome.map(|_| Value::Null);
                answer.call(HostMessage::Result {
                    request_id,
                    outcome,
                });
            }
            PageEvent::Message(PageMessage::ContextReady, answer) => {
                let context = context(&shown, &place.peek(), navigation.is_some());
                answer.call(HostMessage::Context(context));
            }
            PageEvent::Ready
            | PageEvent::Failed(_)
            | PageEvent::Alive
            | PageEvent::Crashed
            | PageEvent::Call(_) => {}
        }
    });
    let (phase, load) = course.shown.cloned();
    let reload = use_callback(move |()| {
        fullscreen.set(false);
        refused.clear();
        edited.set(false);
        changed.set(false);
        course.change(|life, now| life.reload(now));
    });
    let mut revision = use_hook(|| CopyValue::new(page.revision.clone()));
    use_effect(use_reactive((&page.revision,), move |(now,)| {
        if *revision.peek() != now {
            revision.set(now);
            // What somebody typed is not for others to throw away.
            if *edited.peek() && course.life.peek().is_live() {
                changed.set(true);
            } else {
                reload.call(());
            }
        }
    }));
    let name = words.format(
        "page-name",
        &[
            ("title", view.title.to_string().into()),
            ("name", view.plugin.name.to_string().into()),
        ],
    );
    let live = matches!(phase, Phase::Loading(_) | Phase::Ready);
    let loading = matches!(phase, Phase::Loading(_));
    let whole = fullscreen() && live;
    // Another document is another page.
    let document = format!("{load} {}?{}", file.path, file.query);
    rsx! {
        div {
            class: "fp-isolated",
            "data-surface": view.surface.name(),
            "data-fullscreen": whole,
            aria_busy: loading,
            onvisible: move |event| visible.set(event.is_intersecting().unwrap_or(true)),
            div { class: "fp-isolated__bar fp-type-body-small",
                {icon("shield-check-outline", 16)}
                span { {words.text("page-isolated")} }
                bdi { class: "fp-mono fp-isolated__origin", "{view.plugin.id}" }
                if whole {
                    button {
                        class: "fp-button",
                        r#type: "button",
                        "data-mode": "outlined",
                        onclick: move |_| fullscreen.set(false),
                        {icon("fullscreen-exit", 16)}
                        span { class: "fp-button__label", {words.text("page-exit-fullscreen")} }
                    }
                }
            }
            if live && changed() {
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
                div { class: "fp-isolated__view", height: height().map(|height| format!("{height}px")),
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
            if view.plugin.trust == Trust::Development && !refused.read().is_empty() {
                {refusals(&view.plugin, &refused.read())}
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

/// Where the page is now.
fn use_place(fullscreen: Signal<bool>) -> ReadSignal<Place> {
    let theme = use_hook(try_consume_context::<CurrentTheme>);
    let printer = use_hook(try_consume_context::<CurrentPrinter>);
    let tokens = use_memo(move || {
        let theme = theme.map_or_else(Theme::default, |CurrentTheme(theme)| theme());
        Arc::new(theme.for_pages())
    });
    use_memo(move || Place {
        locale: words().locale().tag().to_owned(),
        theme: tokens(),
        printer_id: printer.and_then(|CurrentPrinter(printer)| printer.cloned()),
        fullscreen: fullscreen(),
    })
    .into()
}

/// The height that the page's content needs, on the surface that grows with it, and how it is set: within bounds, and
/// not all the time.
fn use_height(surface: Surface) -> (Signal<Option<f64>>, Callback<f64>) {
    let mut height = use_signal(|| None);
    let mut wanted = use_hook(|| CopyValue::new(None::<f64>));
    let resize = use_callback(move |value: f64| {
        if surface != Surface::SettingsTab || !value.is_finite() {
            return;
        }
        let waits = wanted.peek().is_some();
        wanted.set(Some(value.clamp(HEIGHTS.0, HEIGHTS.1).round()));
        if !waits {
            spawn(async move {
                sleep(RESIZE_PAUSE).await;
                let value = wanted.take();
                if *height.peek() != value {
                    height.set(value);
                }
            });
        }
    });
    (height, resize)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use faceplate_renderer::isolation::Link;
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
