//! Receiving answers: one writer commits in groups, and each sender is told after the commit that holds its answer.
//!
//! Durable commits cost a disk flush each; a group shares one. The group is whatever waits when the last commit ends, so a lone
//! answer waits for nothing. The writer knows nothing about what is in an answer.

use std::collections::BTreeMap;

use shared::id::{ResponseId, SurveyCode, Version};
use time::Date;
use tokio::sync::{mpsc, oneshot};

use super::{Store, StoreError, Survey, response};

/// A checked response on its way to the disk.
#[derive(Debug)]
pub struct Submission {
    pub survey: SurveyCode,
    pub id: ResponseId,
    pub version: Version,
    pub received: Date,
    /// Postcard of `shared::Response`.
    pub payload: Vec<u8>,
}

/// The answer is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    Now,
    /// It had been received before; nothing changed.
    Before,
}

/// The answer is not on disk.
#[derive(Debug, thiserror::Error)]
pub enum NotReceived {
    #[error("the survey is not open for this version of its instrument")]
    NotOpen,
    #[error("the answer could not be stored; nothing was changed")]
    Failed(#[source] StoreError),
    #[error("the server is stopping; nothing was changed")]
    Stopping,
}

/// Most answers in one commit: bounds how long the first of them waits.
const GROUP_AT_MOST: usize = 256;

type Reply = oneshot::Sender<Result<Received, NotReceived>>;

/// Handle on the writer. Clones share it; when the last is dropped the writer ends after what it holds.
#[derive(Clone)]
pub struct Receiver {
    queue: mpsc::Sender<(Submission, Reply)>,
}

impl Receiver {
    /// Starts the writer.
    #[must_use]
    pub fn start(store: Store) -> Self {
        let (queue, waiting) = mpsc::channel(4 * GROUP_AT_MOST);
        tokio::spawn(write_in_groups(store, waiting));
        Self { queue }
    }

    /// Stores an answer. Returns after it is on disk.
    ///
    /// # Errors
    /// When it is not; then sending it again is safe.
    pub async fn receive(&self, submission: Submission) -> Result<Received, NotReceived> {
        let (reply, answer) = oneshot::channel();
        self.queue.send((submission, reply)).await.map_err(|_| NotReceived::Stopping)?;
        answer.await.map_err(|_| NotReceived::Stopping)?
    }
}

async fn write_in_groups(store: Store, mut waiting: mpsc::Receiver<(Submission, Reply)>) {
    let mut group = Vec::with_capacity(GROUP_AT_MOST);
    while waiting.recv_many(&mut group, GROUP_AT_MOST).await > 0 {
        let (submissions, replies): (Vec<_>, Vec<_>) = group.drain(..).unzip();
        match write(&store, &submissions).await {
            Ok(outcomes) => {
                for (reply, outcome) in replies.into_iter().zip(outcomes) {
                    // A sender that hung up will send again; its answer is safe either way.
                    let _ = reply.send(outcome.ok_or(NotReceived::NotOpen));
                }
            }
            Err(error) => {
                tracing::error!(%error, "a group of answers was not stored");
                // One answer must not sink the others: each is tried alone, and reported alone.
                for (submission, reply) in submissions.into_iter().zip(replies) {
                    let outcome = match write(&store, &[submission]).await {
                        Ok(outcomes) => outcomes.into_iter().next().flatten().ok_or(NotReceived::NotOpen),
                        Err(error) => Err(NotReceived::Failed(error)),
                    };
                    let _ = reply.send(outcome);
                }
            }
        }
    }
}

/// Writes a group in one transaction. `None` for those whose survey is not open.
async fn write(store: &Store, group: &[Submission]) -> Result<Vec<Option<Received>>, StoreError> {
    let mut transaction = store.begin().await?;
    // In the order of codes, so that two servers that hold several surveys open cannot wait for each other in a circle.
    let mut open: BTreeMap<(&SurveyCode, &Version), bool> =
        group.iter().map(|one| ((&one.survey, &one.version), false)).collect();
    for ((code, version), is_open) in &mut open {
        *is_open = Survey::hold_open(&mut transaction, code, version).await?;
    }
    let mut outcomes = Vec::with_capacity(group.len());
    for one in group {
        let is_open = open.get(&(&one.survey, &one.version)).copied().unwrap_or(false);
        outcomes.push(if is_open {
            let is_new =
                response::insert(&mut transaction, &one.survey, &one.id, &one.version, one.received, &one.payload).await?;
            Some(if is_new { Received::Now } else { Received::Before })
        } else {
            // An answer that arrived before the closing is received, however late it is sent again.
            response::exists(&mut transaction, &one.survey, &one.id).await?.then_some(Received::Before)
        });
    }
    transaction.commit().await?;
    Ok(outcomes)
}
