//! Implementations of `Shelf`.

use std::sync::{Mutex, PoisonError};

use crate::notes::Shelf;

#[derive(Default)]
pub(crate) struct Memory(Mutex<Vec<String>>);

impl Shelf for Memory {
    fn put(&self, note: String) {
        let mut notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        notes.push(note);
    }

    fn all(&self) -> Vec<String> {
        let notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        notes.clone()
    }
}
