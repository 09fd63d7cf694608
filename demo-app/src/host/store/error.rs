//! Why something was not saved or read.

use rusqlite::ErrorCode;
use serde_json::{Value, json};

/// What went wrong, for a person, with what to do about it. `place` is where the data is kept, `why` what the database
/// says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum StoreError {
    #[error(
        "Nothing was saved: the disk of {place} is full. Free some space there and save again."
    )]
    Full { place: String },
    #[error("Nothing was saved: another program is writing to {place}. Save again in a moment.")]
    Busy { place: String },
    #[error(
        "Nothing was saved: {place} cannot be written ({why}). Make it writable, or start the host with `--data DIR` for \
         another folder."
    )]
    ReadOnly { place: String, why: String },
    #[error(
        "Nothing was saved: {place} is damaged ({why}). Move its file away to start afresh, or put a copy of it back, and \
         start the host again."
    )]
    Damaged { place: String, why: String },
    #[error(
        "Nothing was saved: writing to {place} failed ({why}). See whether its disk is full or failing, then save again."
    )]
    Unwritable { place: String, why: String },
    /// Since the start there is no place.
    #[error("Nothing can be saved: {why}.")]
    Nowhere { why: String },
    #[error("expected at most {most} bytes of state, found {bytes}")]
    TooLarge { most: usize, bytes: usize },
    #[error(
        "What is saved in {place} cannot be read ({why}). Start the host again; if that does not help, move the file away \
         or put a copy of it back."
    )]
    Unreadable { place: String, why: String },
    /// The store's threads are gone.
    #[error(
        "The host has stopped keeping its data. Start it again; what was saved is still there."
    )]
    Gone,
}

impl StoreError {
    /// Why a write failed; `place` is where to.
    pub(super) fn writing(error: &rusqlite::Error, place: &str) -> Self {
        let (place, why) = (place.to_owned(), error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { place },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { place },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly { place, why }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { place, why }
            }
            _ => Self::Unwritable { place, why },
        }
    }

    /// Why a read failed; `place` is where from.
    pub(super) fn reading(error: &rusqlite::Error, place: &str) -> Self {
        Self::Unreadable {
            place: place.to_owned(),
            why: error.to_string(),
        }
    }

    /// What a program may tell them apart by.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Full { .. } => "disk-full",
            Self::Busy { .. } => "store-busy",
            Self::ReadOnly { .. } => "store-read-only",
            Self::Damaged { .. } => "store-damaged",
            Self::Unwritable { .. } => "not-saved",
            Self::Nowhere { .. } => "store-nowhere",
            Self::TooLarge { .. } => "too-large",
            Self::Unreadable { .. } => "not-read",
            Self::Gone => "store-gone",
        }
    }

    /// What their messages are made from.
    pub(crate) fn details(&self) -> Value {
        match self {
            Self::Full { place } | Self::Busy { place } => json!({ "place": place }),
            Self::ReadOnly { place, why }
            | Self::Damaged { place, why }
            | Self::Unwritable { place, why }
            | Self::Unreadable { place, why } => json!({"place": place, "why": why}),
            Self::Nowhere { why } => json!({ "why": why }),
            Self::TooLarge { .. } | Self::Gone => Value::Null,
        }
    }
}
