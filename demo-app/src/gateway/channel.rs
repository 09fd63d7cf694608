//! How a page and its host speak where no window is around the page: it waits for what the host has to say, and posts
//! what it has to say itself (decisions.md 21).

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::StatusCode;
use faceplate_renderer::isolation::{CallError, MessageProblem, PageCall, PageMessage, answer};
use serde_json::{Value, json};
use tokio::sync::{Notify, mpsc};
use tokio::time::timeout;

use super::reply::{Refusal, Reply};

/// How long a page waits for news. It asks again at once, so this is how often it says that it runs.
const WAIT: Duration = Duration::from_millis(1_500);

/// What waits for a page that does not ask (security.md T15); the oldest goes first.
const BACKLOG: usize = 64;

/// What a page says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FromPage {
    /// It runs: it waits for news.
    Alive,
    /// A message of the contract.
    Message(PageMessage),
    /// Something beyond the contract, which is answered already.
    Call(PageCall),
}

/// Both directions of one page.
#[derive(Default)]
pub(super) struct Channel {
    to_page: Mutex<VecDeque<Value>>,
    news: Notify,
    listener: Mutex<Option<mpsc::UnboundedSender<FromPage>>>,
}

impl Channel {
    pub(super) fn listen(&self) -> mpsc::UnboundedReceiver<FromPage> {
        let (sender, receiver) = mpsc::unbounded_channel();
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        receiver
    }

    pub(super) fn say(&self, message: &Value) {
        let mut queue = self.to_page.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.len() == BACKLOG {
            queue.pop_front();
        }
        queue.push_back(message.clone());
        drop(queue);
        self.news.notify_one();
    }

    /// `GET __host/events`: what the host has to say, as `{"messages": [...]}`; after a while, that it is nothing.
    pub(super) async fn events(&self) -> Reply {
        self.tell(FromPage::Alive);
        let mut messages = self.waiting();
        if messages.is_empty() {
            // Nothing in time is an answer, too.
            let _ = timeout(WAIT, self.news.notified()).await;
            messages = self.waiting();
        }
        Reply::json(&json!({ "messages": messages }))
    }

    fn waiting(&self) -> Vec<Value> {
        let mut queue = self.to_page.lock().unwrap_or_else(PoisonError::into_inner);
        queue.drain(..).collect()
    }

    /// `POST __host/messages`: a message of the contract, or a call.
    pub(super) fn take(&self, body: &Bytes) -> Result<Reply, Refusal> {
        let text = std::str::from_utf8(body).unwrap_or_default();
        match PageMessage::read(text) {
            Ok(message) => {
                self.tell(FromPage::Message(message));
                Ok(Reply::json(&json!({})))
            }
            Err(MessageProblem::Foreign) => match PageCall::read(text) {
                Some((id, call)) => {
                    let outcome = call.and_then(|call| {
                        // Nobody knows here whether a person clicked. The view does, and tells it by itself.
                        if matches!(call, PageCall::OpenLink(_)) {
                            return Err(CallError("gesture"));
                        }
                        self.tell(FromPage::Call(call));
                        Ok(Value::Null)
                    });
                    Ok(Reply::json(&answer(id, outcome)))
                }
                None => Err(refused(&MessageProblem::Foreign)),
            },
            Err(problem) => Err(refused(&problem)),
        }
    }

    fn tell(&self, said: FromPage) {
        let listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listener) = &*listener {
            // Whoever listened may have gone.
            let _ = listener.send(said);
        }
    }
}

fn refused(problem: &MessageProblem) -> Refusal {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Refusal::new(status, "message", problem.to_string())
}
