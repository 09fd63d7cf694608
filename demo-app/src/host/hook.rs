//! Tells plugins what happens in the host. Never in the way of what happens: off the printer's loop, at most one call
//! of a plugin at a time, and of an event that comes again meanwhile the last (contract section 10, defect 49).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use faceplate_renderer::manifest::HookName;
use faceplate_renderer::prop::Choice;
use serde_json::{Map, Value};
use tokio::sync::Semaphore;

use super::entry::Entry;
use super::printer;
use super::runner::Runner;
use super::runtime::{Call, Context};
use super::store::Level;

/// Hooks that run at the same time, of all plugins.
const RUNNING: usize = 8;

/// What plugins have yet to hear.
pub(super) struct Hooks {
    mailboxes: Mutex<HashMap<String, Mailbox>>,
    running: Semaphore,
}

impl Default for Hooks {
    fn default() -> Self {
        Self {
            mailboxes: Mutex::default(),
            running: Semaphore::new(RUNNING),
        }
    }
}

/// What one plugin has yet to hear: at most one event of each hook.
#[derive(Default)]
struct Mailbox {
    /// In the order of their first arrival.
    waiting: Vec<(HookName, Map<String, Value>)>,
    /// Somebody delivers it.
    delivered: bool,
}

impl Mailbox {
    fn put(&mut self, hook: HookName, details: Map<String, Value>) {
        match self
            .waiting
            .iter_mut()
            .find(|(waiting, _)| *waiting == hook)
        {
            Some((_, waiting)) => *waiting = details,
            None => self.waiting.push((hook, details)),
        }
    }
}

impl Hooks {
    fn mailboxes(&self) -> MutexGuard<'_, HashMap<String, Mailbox>> {
        self.mailboxes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the next event of `plugin`; without one, whoever delivers is done.
    fn next(&self, plugin: &str) -> Option<(HookName, Map<String, Value>)> {
        let mut mailboxes = self.mailboxes();
        let mailbox = mailboxes.get_mut(plugin)?;
        if mailbox.waiting.is_empty() {
            mailbox.delivered = false;
            return None;
        }
        Some(mailbox.waiting.remove(0))
    }
}

impl Runner {
    /// Whether a plugin listens to `hook`.
    pub(super) fn has_listeners(&self, hook: HookName) -> bool {
        let plugins = self.host.inventory.plugins();
        plugins.iter().any(|plugin| listens(plugin, hook))
    }

    /// Tells every plugin that listens that something happened, and waits for none.
    pub(super) fn emit(self: &Arc<Self>, hook: HookName, details: &Map<String, Value>) {
        for plugin in self.host.inventory.plugins().iter() {
            if listens(plugin, hook) {
                self.tell(plugin.id(), hook, details.clone());
            }
        }
    }

    /// Tells one plugin.
    pub(super) fn tell(self: &Arc<Self>, id: &str, hook: HookName, details: Map<String, Value>) {
        let mut mailboxes = self.hooks.mailboxes();
        let mailbox = mailboxes.entry(id.to_owned()).or_default();
        mailbox.put(hook, details);
        if !mailbox.delivered {
            mailbox.delivered = true;
            tokio::spawn(Arc::clone(self).deliver(id.to_owned()));
        }
    }

    async fn deliver(self: Arc<Self>, id: String) {
        while let Some((hook, details)) = self.hooks.next(&id) {
            let _turn = self.hooks.running.acquire().await;
            // Not before: it may have been disabled or changed meanwhile.
            if let Ok(plugin) = self.host.enabled(&id).await {
                self.call(&plugin, hook, details).await;
            }
        }
    }

    /// Calls a hook. That it fails is for the log, and for nobody who waits.
    async fn call(&self, plugin: &Entry, hook: HookName, details: Map<String, Value>) {
        let Some(loaded) = plugin.loaded() else {
            return;
        };
        let manifest = loaded.plugin().manifest();
        let Some(declared) = manifest.hooks.iter().find(|declared| declared.name == hook) else {
            return;
        };
        let context = Context {
            user_id: None,
            printer_id: (hook != HookName::AppBoot).then(|| printer::ID.to_owned()),
            event: details,
        };
        let ran = self
            .run(plugin, manifest, Call::Hook(declared), context)
            .await;
        let id = plugin.id();
        match ran {
            Ok(ran) => {
                for toast in ran.effects.toasts {
                    self.host.events.toast(id, &toast);
                }
            }
            Err(failure) => {
                let entry = format!("{}: {failure}", hook.word());
                if self.is_news(id, &format!("hook {}", hook.word()), &entry) {
                    let log = &self.host.store;
                    log.log(id, Level::Warning, "hook", &entry, Value::Null)
                        .await;
                }
            }
        }
    }
}

fn listens(plugin: &Entry, hook: HookName) -> bool {
    plugin.loaded().is_some_and(|loaded| {
        let hooks = &loaded.plugin().manifest().hooks;
        hooks.iter().any(|declared| declared.name == hook)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u64) -> Map<String, Value> {
        Map::from_iter([("line".to_owned(), number.into())])
    }

    #[test]
    fn defect_49_of_an_event_that_comes_again_the_last_is_told() {
        let mut mailbox = Mailbox::default();
        mailbox.put(HookName::SerialLineReceived, line(1));
        mailbox.put(HookName::PrintJobStarted, line(0));
        for number in 2..1_000 {
            mailbox.put(HookName::SerialLineReceived, line(number));
        }
        assert_eq!(
            mailbox.waiting,
            [
                (HookName::SerialLineReceived, line(999)),
                (HookName::PrintJobStarted, line(0)),
            ]
        );
    }
}
