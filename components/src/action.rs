//! Runs actions of plugins: once at a time for each control, asked for where the plugin wants that, and with an end
//! that a person notices (design.md section 4).

use std::collections::HashMap;
use std::sync::Arc;

use dioxus::core::{ScopeId, current_scope_id};
use dioxus::prelude::*;
use dioxus_core::Runtime;
use faceplate_renderer::isolation::WebAddress;
use faceplate_renderer::prop::Confirm;
use serde_json::{Map, Value};

use crate::client::HostError;
use crate::data::{LiveData, result};
use crate::extension::Plugin;
use crate::extension_id::ExtensionId;
use crate::isolated::Pages;
use crate::surface::Tone;
use crate::toast::{Toast, Toasts};
use crate::words::words;

/// The most toasts of one result.
const MOST_TOASTS: usize = 3;

/// Names one control of the app that runs an action.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ControlKey {
    /// Where the control is.
    pub extension: ExtensionId,
    /// The number of its node there.
    pub number: u64,
    /// Its place in that node, where there are several.
    pub index: usize,
}

/// How the action of a control stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Run {
    /// It does not run, and did not fail the last time.
    #[default]
    Idle,
    /// Its answer is waited for.
    Running,
    /// It failed the last time.
    Failed(HostError),
}

/// An action that a person wants.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Whose action it is.
    pub plugin: Arc<Plugin>,
    /// An entry of the plugin's `actions`.
    pub action_id: Box<str>,
    /// Sent with it.
    pub payload: Map<String, Value>,
    /// What was pressed.
    pub control: ControlKey,
    /// What that says.
    pub label: String,
}

/// Runs actions for everything below [`use_actions_provider`].
#[derive(Clone, Copy, PartialEq)]
pub struct Actions {
    live: CopyValue<LiveData>,
    /// The controls that ever ran something.
    runs: CopyValue<HashMap<ControlKey, Signal<Run>>>,
    question: Signal<Option<Question>>,
    done: Callback<Arc<Plugin>>,
    toasts: Option<Toasts>,
    owner: ScopeId,
}

/// What a person is asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Question {
    /// Whether an action of a plugin may run.
    Action(Wanted, Confirm),
    /// Whether to leave for an address that a page of a plugin wants to be seen.
    Link(Arc<Plugin>, WebAddress),
    /// Whether to go on with what cannot be taken back.
    Own(OwnQuestion),
}

/// What the host itself asks before something is lost, or goes less well than it might.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnQuestion {
    /// The question.
    pub title: String,
    /// What is lost or to be expected, a paragraph each.
    pub text: Vec<String>,
    /// What the button says that means yes.
    pub yes: String,
    /// Called after a yes.
    pub then: Callback<()>,
}

/// Lets everything below run actions with `live`. `done` is called after each, for what the app itself shows of the
/// plugin. Toasts are provided before.
pub fn use_actions_provider(live: LiveData, done: Callback<Arc<Plugin>>) -> Actions {
    use_context_provider(|| Actions {
        live: CopyValue::new(live),
        runs: CopyValue::new(HashMap::new()),
        question: Signal::new(None),
        done,
        toasts: try_consume_context(),
        owner: current_scope_id(),
    })
}

impl Actions {
    /// How the action of `control` stands. Who asks while painting repaints when that changes, from its first run on.
    pub(crate) fn run_of(self, control: &ControlKey) -> Run {
        let run = self.runs.peek().get(control).copied();
        run.map_or(Run::Idle, |run| run.cloned())
    }

    /// Runs what is wanted, after a yes where `confirm` asks. While it runs, wanting it again does nothing
    /// (contract section 10, defect 6).
    pub fn want(mut self, wanted: Wanted, confirm: Option<Confirm>) {
        let run = self.signal_of(&wanted.control);
        match confirm {
            None => self.run(wanted),
            // Nobody is asked for what would not run.
            Some(_) if *run.peek() == Run::Running => {}
            Some(confirm) => self.question.set(Some(Question::Action(wanted, confirm))),
        }
    }

    /// Asks a person, in the place of what was being asked.
    pub fn ask(mut self, question: OwnQuestion) {
        self.question.set(Some(Question::Own(question)));
    }

    /// Asks a person whether to see `address`, as a page of `plugin` wants; nothing while anything else is being asked.
    pub(crate) fn ask_to_open(mut self, plugin: Arc<Plugin>, address: WebAddress) {
        if self.question.peek().is_none() {
            self.question.set(Some(Question::Link(plugin, address)));
        }
    }

    /// What is being asked.
    pub(crate) fn question(self) -> Option<Question> {
        self.question.cloned()
    }

    /// The answer to what is being asked.
    pub(crate) fn answer(mut self, yes: bool) {
        match self.question.take().filter(|_| yes) {
            Some(Question::Action(wanted, _)) => self.run(wanted),
            Some(Question::Link(plugin, address)) => self.open(plugin, &address),
            Some(Question::Own(question)) => question.then.call(()),
            None => {}
        }
    }

    /// Opens `address` while the person's yes still counts for the browser.
    fn open(self, plugin: Arc<Plugin>, address: &WebAddress) {
        let Some(Pages(shell)) = try_consume_context::<Pages>() else {
            return;
        };
        let opened = shell.open_link(address);
        Runtime::current().spawn(self.owner, async move {
            if !opened.await {
                let said = Toast::new(Tone::Error, &words().text("link-not-opened"));
                said.into_iter().for_each(|toast| self.say(&plugin, toast));
            }
        });
    }

    fn run(self, wanted: Wanted) {
        let (control, plugin) = (wanted.control.clone(), Arc::clone(&wanted.plugin));
        self.perform(control, plugin, async move {
            let LiveData(live) = self.live.cloned();
            let host = live.host().ok_or(HostError::NotOffered)?;
            let printer_id = live.printer_id();
            let Wanted {
                plugin,
                action_id,
                payload,
                ..
            } = wanted;
            let printer_id = printer_id.as_deref();
            let answer = host.invoke(&plugin.id, &action_id, payload, printer_id);
            Ok(said(&answer.await?))
        });
    }

    /// Does `work` for `plugin` and says what comes of it, unless what `control` did before has not ended.
    pub(crate) fn perform(
        mut self,
        control: ControlKey,
        plugin: Arc<Plugin>,
        work: impl Future<Output = Result<Vec<Toast>, HostError>> + 'static,
    ) {
        let mut run = self.signal_of(&control);
        if *run.peek() == Run::Running {
            return;
        }
        run.set(Run::Running);
        // It goes on when the control is no longer on screen.
        Runtime::current().spawn(self.owner, async move {
            let end = work.await;
            let (said, end) = match end {
                Ok(said) => (said, Run::Idle),
                Err(error) => {
                    let said = Toast::new(Tone::Error, &error.of_plugin(&words()));
                    (said.into_iter().collect(), Run::Failed(error))
                }
            };
            for toast in said {
                self.say(&plugin, toast);
            }
            run.set(end);
            // What failed may have done something before.
            self.live.peek().0.refresh(&plugin.id);
            self.done.call(plugin);
        });
    }

    /// What tells how `control` stands, from now on.
    fn signal_of(&mut self, control: &ControlKey) -> Signal<Run> {
        let owner = self.owner;
        let mut runs = self.runs.write();
        *runs
            .entry(control.clone())
            .or_insert_with(|| Signal::new_in_scope(Run::Idle, owner))
    }

    /// Says something about the plugin.
    fn say(self, plugin: &Plugin, toast: Toast) {
        if let Some(toasts) = self.toasts {
            let name = [("name", plugin.name.to_string().into())];
            toasts.show(words().format("plugin-named", &name), toast);
        }
    }
}

/// What is said of the result of an action: its message, what else the plugin wants to be said, and what it wanted
/// and did not get (contract section 10, defect 52).
fn said(answer: &Value) -> Vec<Toast> {
    let list = |key: &str| {
        answer
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let toasts = list("toasts").filter_map(Toast::read).take(MOST_TOASTS);
    let message = message(answer).and_then(|text| Toast::new(Tone::Info, &text));
    let mut said: Vec<_> = message.into_iter().chain(toasts).collect();
    let refused = list("effectErrors").filter_map(|refused| refused.get("message")?.as_str());
    let refused: Vec<_> = refused.collect();
    if let Some(first) = refused.first() {
        let args = [("count", refused.len().into()), ("reason", (*first).into())];
        let text = words().format("effects-not-applied", &args);
        said.extend(Toast::new(Tone::Warning, &text));
    }
    said
}

/// What an action says about itself (contract section 4): `data.message`, else `message`.
fn message(answer: &Value) -> Option<String> {
    let said = |value: &Value| {
        let text = value.get("message")?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    said(&result(answer.clone())).or_else(|| said(answer))
}

#[cfg(test)]
mod tests;
