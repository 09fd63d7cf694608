//! What the logs were told lately, so that a widget that asks every second fills no log with one sentence.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long the same words about the same thing are no news.
const PAUSE: Duration = Duration::from_secs(60);

/// What was said, by plugin and by what it was about.
#[derive(Default)]
pub(super) struct Complaints(Mutex<HashMap<(String, String), Said>>);

struct Said {
    message: String,
    at: Instant,
}

impl Complaints {
    /// Whether `message` about the `subject` of a plugin was not said within the last minute.
    pub(super) fn is_news(&self, plugin: &str, subject: &str, message: &str, now: Instant) -> bool {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        said.retain(|_, said| now.saturating_duration_since(said.at) < PAUSE);
        let about = (plugin.to_owned(), subject.to_owned());
        if said.get(&about).is_some_and(|said| said.message == message) {
            return false;
        }
        let message = message.to_owned();
        said.insert(about, Said { message, at: now });
        true
    }

    /// Everything about `plugin` is news again.
    pub(super) fn forget(&self, plugin: &str) {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        said.retain(|(of, _), _| of != plugin);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_news_once_a_minute() {
        let complaints = Complaints::default();
        let start = Instant::now();
        let news = |plugin, message, secs| {
            complaints.is_news(plugin, "x", message, start + Duration::from_secs(secs))
        };
        assert!(news("a.b", "down", 0));
        assert!(!news("a.b", "down", 59));
        assert!(news("c.d", "down", 59), "another plugin");
        assert!(news("a.b", "down", 60));
        assert!(news("a.b", "broken", 61), "other words");
        assert!(news("a.b", "down", 62));
        complaints.forget("a.b");
        assert!(news("a.b", "down", 63));
        assert!(!news("c.d", "down", 63));
    }
}
