//! What the host says, kept up to date: plugins, problems, and whether the host is there.

use std::mem::take;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use dioxus::prelude::*;
use faceplate_components::client::{
    HostClient, HostError, HostEvent, InDevelopment, Plugins, Problem, VirtualPrinter,
    fetch_plugins,
};
use faceplate_components::data::{CurrentPrinter, HostContacts, LiveData, Queries};
use faceplate_components::extension::{Extensions, Inventory};
use faceplate_components::time::sleep;
use faceplate_components::toast::Toasts;
use faceplate_components::words::{Locale, words};
use faceplate_renderer::diagnostic::Code;
use futures_util::StreamExt;
use futures_util::future::join3;

use super::choices::PrinterChoice;
use crate::surroundings::Surroundings;

/// The kinds of problems with which a host refuses a manifest and keeps the last one it took (decisions.md 3).
const UNREADABLE: [&str; 8] = [
    Code::JsonSyntax.name(),
    Code::ByteOrderMark.name(),
    Code::LimitBytes.name(),
    Code::LimitValues.name(),
    Code::LimitString.name(),
    Code::DuplicateKey.name(),
    Code::NulCharacter.name(),
    Code::NotAnObject.name(),
];

/// How often a host that does not tell of changes is asked for them.
const WITHOUT_EVENTS: Duration = Duration::from_secs(30);

/// The pause before what went wrong is asked for again.
const BETWEEN_TROUBLES: Duration = Duration::from_secs(1);

/// Whether what is shown is what the host has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Connection {
    /// The first answer has not come yet.
    Loading,
    /// It is.
    Live,
    /// The host has gone; what is shown is what it had, and it is asked again.
    Reconnecting,
    /// It answered, but with an error.
    Failed(HostError),
}

/// Whether it is known what the host has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The first answer is waited for.
    Awaited,
    /// It was an error; the notice says which.
    Refused,
    /// It is known.
    Known,
}

/// What the host says. What came last stays when the host goes.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Live {
    /// Whether the rest is up to date.
    pub(crate) connection: Signal<Connection>,
    /// Whether there ever was an answer: before that, nobody knows what the host has.
    pub(crate) answered: Signal<bool>,
    /// What plugins add to the host.
    pub(crate) extensions: Signal<Extensions>,
    /// All plugins, or why this account may not see them.
    pub(crate) inventory: Signal<Result<Inventory, HostError>>,
    /// The plugins' problems; `None` from a host that does not report them.
    pub(crate) development: Signal<Option<Vec<InDevelopment>>>,
    /// How the virtual printer is doing; `None` while the host has none.
    pub(crate) printer: Signal<Option<VirtualPrinter>>,
    /// Whether the host may have one.
    may_have_printer: CopyValue<bool>,
    printer_choice: Memo<PrinterChoice>,
    /// What is chosen of what the host has.
    current_printer: Signal<Option<Arc<str>>>,
    /// How often its event stream was opened.
    contacts: Signal<u64>,
    host: CopyValue<Rc<dyn HostClient>>,
    queries: CopyValue<Queries>,
    /// Whether somebody can see the window.
    visible: CopyValue<bool>,
    /// Whether a plugin's log told of an error since the host was asked for what went wrong.
    trouble: CopyValue<bool>,
    /// How often the host was asked: an answer that another question overtook is too old.
    asked: CopyValue<u64>,
}

/// The host of the surroundings, asked for plugins in `locale`, now and whenever it says that something changed. Everything below
/// acts on the printer that is chosen. What plugins say by themselves goes to `toasts`.
pub(crate) fn use_live(
    locale: Memo<Locale>,
    printer_choice: Memo<PrinterChoice>,
    toasts: Toasts,
) -> Live {
    let Surroundings {
        host: base, window, ..
    } = use_hook(consume_context::<Surroundings>);
    let live = use_hook(|| Live {
        connection: Signal::new(Connection::Loading),
        answered: Signal::new(false),
        extensions: Signal::new(Extensions::default()),
        inventory: Signal::new(Ok(Inventory::default())),
        development: Signal::new(None),
        printer: Signal::new(None),
        may_have_printer: CopyValue::new(true),
        printer_choice,
        current_printer: Signal::new(None),
        contacts: Signal::new(0),
        host: CopyValue::new(Rc::new(base.clone())),
        visible: CopyValue::new(true),
        trouble: CopyValue::new(false),
        queries: CopyValue::new(Queries::new(Rc::new(base.clone()))),
        asked: CopyValue::new(0),
    });
    // The language decides what the host answers, so a new one is a new question; the page and its state stay.
    use_effect({
        let base = base.clone();
        let mut host = live.host;
        move || {
            let localized: Rc<dyn HostClient> = Rc::new(base.clone().in_locale(locale().tag()));
            live.queries.peek().set_host(localized.clone());
            host.set(localized);
            spawn(live.ask());
        }
    });
    use_effect(move || {
        let _ = printer_choice.read();
        live.choose_printer();
    });
    use_future(move || {
        let mut events = base.events();
        async move {
            while let Some(event) = events.next().await {
                live.queries.peek().hear(&event);
                live.hear(event, toasts).await;
            }
            // Nobody tells what changes (decisions.md 16).
            loop {
                sleep(WITHOUT_EVENTS).await;
                if *live.visible.peek() {
                    live.ask().await;
                }
            }
        }
    });
    use_future(move || live.queries.cloned().run());
    let mut visible = live.visible;
    let on_visible = use_callback(move |is: bool| {
        visible.set(is);
        live.queries.peek().set_visible(is);
    });
    use_hook(|| window.follow_visibility(on_visible));
    use_context_provider(|| LiveData(Rc::new(live.queries.cloned())));
    use_context_provider(|| CurrentPrinter(live.current_printer.into()));
    use_context_provider(|| HostContacts(live.contacts.into()));
    live
}

impl Live {
    /// Asks the host for everything and keeps what it answers.
    pub(crate) async fn ask(mut self) {
        let number = {
            let mut asked = self.asked.write();
            *asked += 1;
            *asked
        };
        let host = self.host();
        let before = Plugins {
            extensions: self.extensions.peek().clone(),
            inventory: self.inventory.peek().clone(),
        };
        // Known before there is anything to ask for it: nothing is asked twice at the start.
        let printer = async {
            if self.printer.peek().is_none() {
                self.ask_printer().await;
            }
        };
        let plugins = fetch_plugins(&host, &before);
        let (plugins, development, ()) = join3(plugins, host.development(), printer).await;
        if number != *self.asked.peek() {
            return;
        }
        match plugins {
            Ok(plugins) => {
                if *self.extensions.peek() != plugins.extensions {
                    self.extensions.set(plugins.extensions);
                }
                if *self.inventory.peek() != plugins.inventory {
                    self.inventory.set(plugins.inventory);
                }
                let development = development.ok();
                if *self.development.peek() != development {
                    self.development.set(development);
                }
                if !*self.answered.peek() {
                    self.answered.set(true);
                }
                self.set_connection(Connection::Live);
            }
            Err(HostError::Unreachable { .. }) if *self.answered.peek() => {
                self.set_connection(Connection::Reconnecting);
            }
            Err(error) => self.set_connection(Connection::Failed(error)),
        }
    }

    /// Asks how the printer is doing. False once it is known that the host has none.
    pub(crate) async fn ask_printer(mut self) -> bool {
        if *self.may_have_printer.peek() {
            match self.host().virtual_printer().await {
                Ok(state) => self.show_printer(state),
                Err(HostError::NotOffered | HostError::NotAllowed | HostError::LogIn) => {
                    self.may_have_printer.set(false);
                }
                // The workbench says already that nobody answers.
                Err(_) => {}
            }
        }
        *self.may_have_printer.peek()
    }

    /// The printer is as in `state` now.
    pub(crate) fn show_printer(mut self, state: VirtualPrinter) {
        if self.printer.peek().as_ref() != Some(&state) {
            self.printer.set(Some(state));
            self.choose_printer();
        }
    }

    /// Pages, actions and live data are for the chosen printer from now on.
    fn choose_printer(mut self) {
        let chosen = match *self.printer_choice.peek() {
            PrinterChoice::Virtual => self.printer.peek().as_ref().map(|own| Arc::from(&*own.id)),
            PrinterChoice::None => None,
        };
        if *self.current_printer.peek() != chosen {
            self.queries.peek().set_printer(chosen.clone());
            self.current_printer.set(chosen);
        }
    }

    /// Asks again after plugins' logs told of errors, for as long as somebody looks at what went wrong last. Errors
    /// come in numbers: what fails every second fails for every widget.
    pub(crate) async fn follow_trouble(mut self) {
        loop {
            if self.is_visible() && take(&mut *self.trouble.write()) {
                self.ask().await;
            }
            sleep(BETWEEN_TROUBLES).await;
        }
    }

    /// The host, asked in the chosen language.
    pub(crate) fn host(&self) -> Rc<dyn HostClient> {
        self.host.cloned()
    }

    /// Whether it is known what the host has. Who reads it is painted again when that changes.
    pub(crate) fn answer(&self) -> Answer {
        match &*self.connection.read() {
            _ if *self.answered.read() => Answer::Known,
            Connection::Failed(_) => Answer::Refused,
            Connection::Loading | Connection::Live | Connection::Reconnecting => Answer::Awaited,
        }
    }

    /// Whether somebody can see the window.
    pub(crate) fn is_visible(&self) -> bool {
        *self.visible.peek()
    }

    /// Why what is shown of `plugin` is an earlier version: its files cannot be read as they are now.
    pub(crate) fn stale<'a>(&self, plugin: &'a InDevelopment) -> Option<&'a Problem> {
        let shown = self.extensions.read();
        let shown = shown.iter().any(|view| view.plugin.id == plugin.id);
        let unreadable = |problem: &&Problem| UNREADABLE.contains(&&*problem.code);
        plugin.diagnostics.iter().find(unreadable).filter(|_| shown)
    }

    /// What the plugin `id` calls itself; its id where that is not known.
    pub(crate) fn name(&self, id: &str) -> String {
        let (inventory, extensions) = (self.inventory.read(), self.extensions.read());
        let item = inventory.as_ref().ok().and_then(|all| all.find(id));
        let plugin = item.map(|item| &item.plugin).or_else(|| {
            let mut shown = extensions.iter().map(|view| &view.plugin);
            shown.find(|plugin| *plugin.id == *id)
        });
        plugin.map_or_else(|| id.to_owned(), |plugin| plugin.name.to_string())
    }

    async fn hear(mut self, event: Result<HostEvent, HostError>, toasts: Toasts) {
        match event {
            Ok(HostEvent::Connected) => {
                *self.contacts.write() += 1;
                self.ask().await;
            }
            Ok(HostEvent::Reload | HostEvent::Plugin(_)) => self.ask().await,
            Ok(HostEvent::Log { entry, .. }) => {
                if entry.is_error() {
                    self.trouble.set(true);
                }
            }
            // These are for whoever shows them.
            Ok(HostEvent::State { .. } | HostEvent::Settings(_)) => {}
            Ok(HostEvent::Toast { plugin_id, toast }) => {
                let name = self.name(&plugin_id);
                let from = words().format("plugin-named", &[("name", name.into())]);
                toasts.announce(&plugin_id, from, toast);
            }
            Ok(HostEvent::Lost) => {
                if *self.connection.peek() == Connection::Live {
                    self.set_connection(Connection::Reconnecting);
                }
            }
            // Without a stream, what is shown is as new as the last question.
            Err(_) => {}
        }
    }

    fn set_connection(&mut self, connection: Connection) {
        if *self.connection.peek() != connection {
            self.connection.set(connection);
        }
    }
}
