//! How changes are written: all or nothing, with those that could not be written before.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::StoreError;
use super::record::Change;
use super::unsaved::Unsaved;
use super::{Inner, rows};

impl Inner {
    /// Writes the changes of `plugin` that `make` finds necessary, in one transaction with what it reads, and with all
    /// that could not be written before; keeps them where that is still not possible. An error is one of `make`.
    pub(super) fn write(
        &self,
        db: &Connection,
        plugin: &str,
        durable: bool,
        make: impl FnOnce(&Connection, &Unsaved) -> Result<Vec<Change>, StoreError>,
    ) -> Result<(), StoreError> {
        let mut unsaved = self.unsaved();
        if unsaved.pauses() && !durable {
            let changes = make(db, &unsaved)?;
            unsaved.keep(plugin, changes);
            return Ok(());
        }
        // While nothing is unsaved, readers need not wait for the disk.
        let held = (!unsaved.is_empty()).then_some(unsaved);
        let nothing = Unsaved::default();
        let before = held.as_deref().unwrap_or(&nothing);
        let (changes, written) = match begin(db, durable) {
            Ok(transaction) => {
                let changes = make(&transaction, before)?;
                let written = before
                    .save(&transaction)
                    .and_then(|()| rows::save(&transaction, plugin, &changes))
                    .and_then(|()| transaction.commit());
                (changes, written)
            }
            Err(error) => (make(db, before)?, Err(error)),
        };
        let mut unsaved = held.unwrap_or_else(|| self.unsaved());
        match written {
            Ok(()) => unsaved.clear(),
            Err(error) => {
                unsaved.keep(plugin, changes);
                unsaved.failed(StoreError::writing(&error, &self.place).to_string());
            }
        }
        Ok(())
    }
}

/// Begins to write, all or nothing; with `durable`, not even a loss of power undoes it.
pub(super) fn begin(db: &Connection, durable: bool) -> rusqlite::Result<Transaction<'_>> {
    let synchronous = if durable { "FULL" } else { "NORMAL" };
    db.pragma_update(None, "synchronous", synchronous)?;
    // Not when the first row is written: what is read before must still be so then.
    Transaction::new_unchecked(db, TransactionBehavior::Immediate)
}
