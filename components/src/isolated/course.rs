//! What becomes of a page: what its shell tells of it is heard here, and what it asks of the app is done or refused.

use std::sync::Arc;
use std::time::Duration;

use dioxus::prelude::*;
use faceplate_renderer::isolation::{HostMessage, PageCall, PageMessage, Violation, WebAddress};
use serde_json::{Map, Value};

use super::PageEvent;
use super::life::{HEARTBEAT, Life, Phase};
use super::navigate::Navigation;
use super::slot::{Place, context};
use crate::action::Actions;
use crate::data::CurrentPrinter;
use crate::extension::{ExtensionView, Surface};
use crate::theme::{CurrentTheme, Theme};
use crate::time::{Instant, sleep};
use crate::words::words;

/// How high a page in the settings may be, in CSS pixels; elsewhere the style sheet says.
const HEIGHTS: (f64, f64) = (80.0, 4_000.0);

/// The pause between two changes of height (security.md section 3).
const RESIZE_PAUSE: Duration = Duration::from_millis(100);

/// How much that was refused is told of one page.
const MOST_REFUSED: usize = 20;

/// A page's life, and what is painted of it: heartbeats change the one and seldom the other.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Course {
    life: CopyValue<Life>,
    /// How it stands, and how often it was loaded.
    pub(super) shown: Signal<(Phase, u32)>,
    /// Whether somebody can see it.
    pub(super) visible: CopyValue<bool>,
    /// Whether it has all of the host's window.
    pub(super) fullscreen: Signal<bool>,
    /// How high its content is, in CSS pixels, where that is known and matters.
    pub(super) height: Signal<Option<f64>>,
    /// What it was kept from.
    pub(super) refused: Signal<Vec<Violation>>,
    /// Whether its files are others by now.
    pub(super) changed: Signal<bool>,
    /// Whether somebody typed something into it, which would be lost.
    edited: CopyValue<bool>,
}

/// The course of a page that is mounted here; its files are those of `revision`.
pub(super) fn use_course(revision: &str) -> Course {
    let course = use_hook(|| {
        let life = Life::new(Instant::now());
        Course {
            shown: Signal::new((life.phase().clone(), life.load())),
            life: CopyValue::new(life),
            visible: CopyValue::new(true),
            fullscreen: Signal::new(false),
            height: Signal::new(None),
            refused: Signal::new(Vec::new()),
            changed: Signal::new(false),
            edited: CopyValue::new(false),
        }
    });
    use_future(move || async move {
        loop {
            sleep(HEARTBEAT).await;
            course.pass(|life, now| life.tick(*course.visible.peek(), now));
        }
    });
    let revision = Box::<str>::from(revision);
    let mut known = use_hook(|| CopyValue::new(revision.clone()));
    use_effect(use_reactive((&revision,), move |(now,)| {
        if *known.peek() != now {
            known.set(now);
            course.follow_files();
        }
    }));
    course
}

/// Hears what the shell tells of the page of `view`, each time with the number of its load.
pub(super) fn use_hearing(
    view: &Arc<ExtensionView>,
    mut course: Course,
    place: ReadSignal<Place>,
) -> Callback<(u32, PageEvent)> {
    let resize = use_resize(view.surface, course.height);
    let actions = use_hook(try_consume_context::<Actions>);
    let navigation = use_hook(try_consume_context::<Navigation>);
    let view = Arc::clone(view);
    use_callback(move |(load, event): (u32, PageEvent)| {
        course.pass(|life, now| life.hear(load, &event, now));
        match event {
            PageEvent::Call(PageCall::Resize(size)) => resize.call(size.height),
            PageEvent::Call(PageCall::Edited(_)) => course.edited.set(true),
            PageEvent::Call(PageCall::Violation(violation)) => course.refuse(violation),
            PageEvent::Call(PageCall::OpenLink(link)) => {
                let address = WebAddress::new(&link.url).filter(|_| *course.visible.peek());
                if let Some((actions, address)) = actions.zip(address) {
                    actions.ask_to_open(Arc::clone(&view.plugin), address);
                }
            }
            PageEvent::Message(PageMessage::Fullscreen(on), _) => course.fill(on),
            PageEvent::Message(
                PageMessage::Action {
                    request_id,
                    action,
                    payload,
                },
                answer,
            ) => {
                let outcome = course.act(&view.plugin.id, &action, &payload, navigation);
                answer.call(HostMessage::Result {
                    request_id,
                    outcome: outcome.map(|()| Value::Null),
                });
            }
            PageEvent::Message(PageMessage::ContextReady, answer) => {
                let context = context(&view, &place.peek(), navigation.is_some());
                answer.call(HostMessage::Context(context));
            }
            PageEvent::Ready
            | PageEvent::Failed(_)
            | PageEvent::Alive
            | PageEvent::Crashed
            | PageEvent::Call(_) => {}
        }
    })
}

impl Course {
    fn pass(mut self, change: impl FnOnce(&mut Life, Instant)) {
        change(&mut self.life.write(), Instant::now());
        let now = {
            let life = self.life.peek();
            (life.phase().clone(), life.load())
        };
        if *self.shown.peek() != now {
            self.shown.set(now);
        }
    }

    /// Loads the page anew.
    pub(super) fn reload(mut self) {
        self.fullscreen.set(false);
        self.refused.clear();
        self.edited.set(false);
        self.changed.set(false);
        self.pass(|life, now| life.reload(now));
    }

    /// Its files are others now.
    fn follow_files(mut self) {
        // What somebody typed is not for others to throw away.
        if *self.edited.peek() && self.life.peek().is_live() {
            self.changed.set(true);
        } else {
            self.reload();
        }
    }

    fn refuse(mut self, violation: Violation) {
        let known = self.refused.peek().contains(&violation);
        if !known && self.refused.peek().len() < MOST_REFUSED {
            self.refused.push(violation);
        }
    }

    /// A page that asks for what it has paints nothing anew.
    fn fill(mut self, on: bool) {
        if *self.fullscreen.peek() != on {
            self.fullscreen.set(on);
        }
    }

    /// Does what a page of `plugin_id` asks the host to do (contract section 6.2). The error is for the page.
    fn act(
        self,
        plugin_id: &str,
        action: &str,
        payload: &Map<String, Value>,
        navigation: Option<Navigation>,
    ) -> Result<(), String> {
        let whole = match (action, navigation) {
            ("fullscreen.enter", _) => true,
            ("fullscreen.exit", _) => false,
            // What nobody sees leads nobody away.
            ("navigate", Some(navigation)) if *self.visible.peek() => {
                navigation.lead(plugin_id, payload)?;
                false
            }
            _ => return Err("This host does not do that for pages.".to_owned()),
        };
        self.fill(whole);
        Ok(())
    }
}

/// Where the page is now.
pub(super) fn use_place(fullscreen: Signal<bool>) -> ReadSignal<Place> {
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

/// Sets the height that the page's content needs, on the surface that grows with it: within bounds, and not all the
/// time.
fn use_resize(surface: Surface, mut height: Signal<Option<f64>>) -> Callback<f64> {
    let mut wanted = use_hook(|| CopyValue::new(None::<f64>));
    use_callback(move |value: f64| {
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
    })
}
