//! A thread that owns a database connection, so that waiting for a disk never holds up the host's other work.

use std::sync::mpsc::{Sender, channel};
use std::{io, thread};

use rusqlite::Connection;
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// The thread's end for those who want something done. It ends when the last of them is dropped.
#[derive(Clone)]
pub(super) struct Worker {
    jobs: Sender<Job>,
}

impl Worker {
    /// Starts a thread called `name` for `connection`.
    pub(super) fn start(name: &str, mut connection: Connection) -> io::Result<Self> {
        let (jobs, received) = channel::<Job>();
        thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                for job in received {
                    job(&mut connection);
                }
            })?;
        Ok(Self { jobs })
    }

    /// Does `job` after all that were given before, also when nobody waits for the answer any more. `None` when the
    /// thread has died.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Option<T> {
        let (answer, answered) = oneshot::channel();
        self.post(move |connection| drop(answer.send(job(connection))))?;
        answered.await.ok()
    }

    /// Does `job` after all that were given before.
    pub(super) fn post(&self, job: impl FnOnce(&mut Connection) + Send + 'static) -> Option<()> {
        self.jobs.send(Box::new(job)).ok()
    }
}
