//! What a database would be.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Amounts that were entered.
#[derive(Clone, Default)]
pub(crate) struct Ledger(Arc<Mutex<Vec<i64>>>);

/// Amounts that are in the ledger together, or not at all.
pub(crate) struct Tx {
    ledger: Ledger,
    amounts: Vec<i64>,
}

impl Ledger {
    pub(crate) fn begin(&self) -> Tx {
        Tx {
            ledger: self.clone(),
            amounts: Vec::new(),
        }
    }

    pub(crate) fn balance(&self) -> i64 {
        self.amounts().iter().sum()
    }

    /// When nobody enters anything any more.
    pub(crate) fn close(&self) {
        println!("closed with {} entries", self.amounts().len());
    }

    fn amounts(&self) -> MutexGuard<'_, Vec<i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tx {
    pub(crate) fn enter(&mut self, amount: i64) {
        self.amounts.push(amount);
    }

    pub(crate) fn commit(self) {
        println!("commit of {:?}", self.amounts);
        self.ledger.amounts().extend(self.amounts);
    }

    pub(crate) fn roll_back(self) {
        println!("roll back of {:?}", self.amounts);
    }
}
