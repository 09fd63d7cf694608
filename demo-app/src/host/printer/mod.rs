//! The virtual printer (decisions.md 18): it heats, runs a scripted job and records what plugins send it.
//!
//! Whoever asks says what time it is, so that tests need not wait.

mod command;
mod heater;
mod job;
pub(super) mod route;

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use faceplate_renderer::manifest::HookName;
use serde_json::{Map, Value, json};

use self::command::Change;
use self::heater::Heater;
use self::job::Job;

/// The id of the printer.
pub(super) const ID: &str = "virtual";

/// Commands that are remembered.
const COMMANDS_MAX: usize = 200;

/// The printer.
pub(super) struct Printer(Mutex<State>);

struct State {
    /// When everything below was as it is.
    at: Instant,
    hotend: Heater,
    bed: Heater,
    job: Option<Job>,
    /// The last commands, oldest first.
    commands: VecDeque<Recorded>,
    /// Commands since the start.
    count: u64,
    /// What happened that nobody was told yet.
    events: Vec<Event>,
}

/// A command that a plugin sent.
struct Recorded {
    /// Counts every command since the start, from 1.
    number: u64,
    plugin: String,
    command: String,
}

/// Something that hooks are told.
pub(super) struct Event {
    pub(super) hook: HookName,
    /// What they are told of it.
    pub(super) details: Map<String, Value>,
}

impl Printer {
    /// A printer that is cold and idle.
    pub(super) fn new(now: Instant) -> Self {
        Self(Mutex::new(State {
            at: now,
            hotend: Heater::hotend(),
            bed: Heater::bed(),
            job: None,
            commands: VecDeque::new(),
            count: 0,
            events: Vec::new(),
        }))
    }

    /// Does what a plugin's `text` says: one command a line. An error says why nothing of it was done.
    pub(super) fn queue(&self, plugin: &str, text: &str, now: Instant) -> Result<(), String> {
        let commands = command::commands(text)?;
        let mut state = self.at(now);
        for command in commands {
            state.run(plugin, command);
        }
        Ok(())
    }

    /// Starts the scripted job; false when one runs.
    pub(super) fn start_job(&self, now: Instant) -> bool {
        let mut state = self.at(now);
        if state.job.is_some() {
            return false;
        }
        let state = &mut *state;
        let job = Job::start(&mut state.hotend, &mut state.bed);
        state.happened(HookName::PrintJobStarted, &job, None);
        state.job = Some(job);
        true
    }

    /// Ends the job before it is done; false when none runs.
    pub(super) fn cancel_job(&self, now: Instant) -> bool {
        let mut state = self.at(now);
        let Some(job) = state.job.take() else {
            return false;
        };
        state.cool();
        state.happened(HookName::PrintJobFailed, &job, Some("cancelled"));
        true
    }

    /// What happened since the last time, for hooks.
    pub(super) fn events(&self, now: Instant) -> Vec<Event> {
        std::mem::take(&mut self.at(now).events)
    }

    /// The temperatures as a Marlin printer says them on its serial line.
    pub(super) fn report(&self, now: Instant) -> Event {
        let state = self.at(now);
        let reading =
            |heater: &Heater| format!("{:.2} /{:.2}", heater.temperature(), heater.target());
        let power = |heater: &Heater| if heater.is_on() { 127 } else { 0 };
        let line = format!(
            "ok T:{} B:{} @:{} B@:{}",
            reading(&state.hotend),
            reading(&state.bed),
            power(&state.hotend),
            power(&state.bed),
        );
        Event {
            hook: HookName::SerialLineReceived,
            details: Map::from_iter([("line".to_owned(), line.into())]),
        }
    }

    /// The printer for pages: temperatures in °C, the job that runs, the last commands.
    pub(super) fn json(&self, now: Instant) -> Value {
        let state = self.at(now);
        let heater = |heater: &Heater| {
            let temperature = (heater.temperature() * 100.0).round() / 100.0;
            json!({"temperature": temperature, "target": heater.target()})
        };
        let command = |recorded: &Recorded| {
            json!({
                "number": recorded.number, "pluginId": recorded.plugin, "command": recorded.command,
            })
        };
        json!({
            "id": ID,
            "name": "Virtual printer",
            "hotend": heater(&state.hotend),
            "bed": heater(&state.bed),
            "job": state.job.as_ref().map(Job::json),
            "commands": state.commands.iter().map(command).collect::<Vec<_>>(),
        })
    }

    /// The printer as it is `now`.
    fn at(&self, now: Instant) -> MutexGuard<'_, State> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.advance(now);
        state
    }
}

impl State {
    fn advance(&mut self, now: Instant) {
        let elapsed = now.saturating_duration_since(self.at);
        self.at = self.at.max(now);
        self.hotend.advance(elapsed);
        self.bed.advance(elapsed);
        let done = |job: &mut Job| job.advance(elapsed, &self.hotend, &self.bed);
        if self.job.as_mut().is_some_and(done)
            && let Some(job) = self.job.take()
        {
            self.cool();
            self.happened(HookName::PrintJobFinished, &job, None);
        }
    }

    fn cool(&mut self) {
        self.hotend.set_target(0.0);
        self.bed.set_target(0.0);
    }

    fn run(&mut self, plugin: &str, command: &str) {
        match command::change(command) {
            Change::Hotend(target) => self.hotend.set_target(target),
            Change::Bed(target) => self.bed.set_target(target),
            Change::Nothing => {}
        }
        self.count += 1;
        self.commands.push_back(Recorded {
            number: self.count,
            plugin: plugin.to_owned(),
            command: command.to_owned(),
        });
        if self.commands.len() > COMMANDS_MAX {
            self.commands.pop_front();
        }
    }

    fn happened(&mut self, hook: HookName, job: &Job, reason: Option<&str>) {
        let mut details = Map::from_iter([("job".to_owned(), job.json())]);
        if let Some(reason) = reason {
            details.insert("reason".to_owned(), reason.into());
        }
        self.events.push(Event { hook, details });
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn hooks(printer: &Printer, now: Instant) -> Vec<HookName> {
        let events = printer.events(now);
        events.iter().map(|event| event.hook).collect()
    }

    #[test]
    fn a_job_heats_prints_and_cools() {
        let start = Instant::now();
        let after = |secs| start + Duration::from_secs(secs);
        let printer = Printer::new(start);
        assert!(printer.start_job(start));
        assert!(!printer.start_job(start), "one at a time");
        assert_eq!(hooks(&printer, start), [HookName::PrintJobStarted]);
        let mut phases = Vec::new();
        for second in 0..400 {
            let job = printer.json(after(second))["job"].take();
            let phase = job["phase"].as_str().unwrap_or("none").to_owned();
            let progress = job["progress"].as_f64().unwrap_or_default();
            assert!((0.0..=100.0).contains(&progress), "{job}");
            if phases.last() != Some(&phase) {
                phases.push(phase);
            }
        }
        assert_eq!(phases, ["heating", "printing", "none"]);
        assert_eq!(hooks(&printer, after(400)), [HookName::PrintJobFinished]);
        assert_eq!(hooks(&printer, after(400)), []);
        assert_eq!(printer.json(after(400))["hotend"]["target"], 0.0);
    }

    #[test]
    fn a_job_that_is_cancelled_failed() {
        let start = Instant::now();
        let printer = Printer::new(start);
        assert!(!printer.cancel_job(start));
        printer.start_job(start);
        assert!(printer.cancel_job(start));
        let events = printer.events(start);
        assert_eq!(events[1].hook, HookName::PrintJobFailed);
        assert_eq!(events[1].details["reason"], "cancelled");
    }

    #[test]
    fn commands_change_what_is_reported() {
        let start = Instant::now();
        let printer = Printer::new(start);
        let text = "M104 S200\nM140 S60\nG28";
        printer.queue("a.b", text, start).unwrap();
        let line = printer.report(start).details["line"].clone();
        assert_eq!(line, "ok T:22.00 /200.00 B:22.00 /60.00 @:127 B@:127");
        let later = start + Duration::from_secs(600);
        let line = printer.report(later).details["line"].clone();
        assert_eq!(line, "ok T:200.00 /200.00 B:60.00 /60.00 @:0 B@:0");
        let json = printer.json(later);
        assert_eq!(
            json["commands"][2],
            json!({"number": 3, "pluginId": "a.b", "command": "G28"})
        );
    }

    #[test]
    fn the_list_of_commands_is_bounded() {
        let start = Instant::now();
        let printer = Printer::new(start);
        for _ in 0..1_000 {
            printer.queue("a.b", "G28", start).unwrap();
        }
        let json = printer.json(start);
        let commands = json["commands"].as_array().unwrap();
        assert_eq!(commands.len(), COMMANDS_MAX);
        assert_eq!(commands[0]["number"], 801);
    }

    #[test]
    fn a_clock_that_goes_back_changes_nothing() {
        let start = Instant::now();
        let printer = Printer::new(start + Duration::from_secs(60));
        printer.queue("a.b", "M104 S200", start).unwrap();
        assert_eq!(printer.json(start)["hotend"]["temperature"], 22.0);
    }
}
