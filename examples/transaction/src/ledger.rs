//! A stand-in for a database.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The committed amounts.
#[derive(Clone, Default)]
pub(crate) struct Ledger {
    entered: Arc<Mutex<Vec<i64>>>,
    begun: Arc<AtomicUsize>,
}

/// Amounts that are committed together, or not at all.
pub(crate) struct Tx {
    ledger: Ledger,
    amounts: Vec<i64>,
}

/// The balance would be negative.
pub(crate) struct Overdrawn;

impl Ledger {
    pub(crate) fn begin(&self) -> Tx {
        self.begun.fetch_add(1, Ordering::Relaxed);
        Tx {
            ledger: self.clone(),
            amounts: Vec::new(),
        }
    }

    /// The number of transactions that have begun.
    #[cfg(test)]
    pub(crate) fn begun(&self) -> usize {
        self.begun.load(Ordering::Relaxed)
    }

    pub(crate) fn balance(&self) -> i64 {
        self.amounts().iter().sum()
    }

    /// Called when the service stops.
    pub(crate) fn close(&self) {
        println!("closed with {} entries", self.amounts().len());
    }

    fn amounts(&self) -> MutexGuard<'_, Vec<i64>> {
        self.entered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tx {
    pub(crate) fn enter(&mut self, amount: i64) {
        self.amounts.push(amount);
    }

    /// Fails if the balance would be negative, like a deferred constraint of a database.
    pub(crate) fn commit(self) -> Result<(), Overdrawn> {
        let mut all = self.ledger.amounts();
        let balance: i64 = all.iter().chain(&self.amounts).sum();
        if balance < 0 {
            println!("no commit of {:?}", self.amounts);
            return Err(Overdrawn);
        }
        println!("commit of {:?}", self.amounts);
        all.extend(&self.amounts);
        Ok(())
    }

    pub(crate) fn roll_back(self) {
        println!("roll back of {:?}", self.amounts);
    }
}
