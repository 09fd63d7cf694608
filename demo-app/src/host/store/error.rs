//! Why something was not saved or read.

use rusqlite::ErrorCode;

/// What went wrong, for a person, with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum StoreError {
    /// The disk is full.
    #[error("{0}")]
    Full(String),
    /// It cannot be written now.
    #[error("{0}")]
    Unwritable(String),
    /// What was to be saved is more than may be.
    #[error("{0}")]
    TooLarge(String),
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(String),
}

impl StoreError {
    /// Why a write failed; `place` is where to.
    pub(super) fn writing(error: &rusqlite::Error, place: &str) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full(format!(
                "Nothing was saved: the disk of {place} is full. Free some space there and save again."
            )),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Unwritable(format!(
                "Nothing was saved: another program is writing to {place}. Save again in a moment."
            )),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::Unwritable(format!(
                    "Nothing was saved: {place} cannot be written ({error}). Make it writable, or start the host with \
                     `--data DIR` for another folder."
                ))
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Unwritable(format!(
                    "Nothing was saved: {place} is damaged ({error}). Move its file away to start afresh, or put a copy of \
                 it back, and start the host again."
                ))
            }
            _ => Self::Unwritable(format!(
                "Nothing was saved: writing to {place} failed ({error}). See whether its disk is full or failing, then \
                 save again."
            )),
        }
    }

    /// Why a read failed.
    pub(super) fn reading(error: &rusqlite::Error, place: &str) -> Self {
        Self::Unreadable(format!(
            "What is saved in {place} cannot be read ({error}). Start the host again; if that does not help, move the \
             file away or put a copy of it back."
        ))
    }

    /// The store's threads are gone.
    pub(super) fn gone() -> Self {
        Self::Unreadable(
            "The host has stopped keeping its data. Start it again; what was saved is still there."
                .to_owned(),
        )
    }
}
