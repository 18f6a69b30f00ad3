use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct Note {
    #[serde(default)]
    pub(crate) owner: String,
    pub(crate) text: String,
}

/// The notes of all users, each with its number.
#[derive(Default)]
pub(crate) struct Notes(Mutex<BTreeMap<u64, Note>>);

impl Notes {
    pub(crate) fn add(&self, note: Note) -> u64 {
        let mut notes = self.all();
        let id = notes.last_key_value().map_or(1, |(last, _)| last + 1);
        notes.insert(id, note);
        id
    }

    pub(crate) fn get(&self, id: u64) -> Option<Note> {
        self.all().get(&id).cloned()
    }

    pub(crate) fn of(&self, owner: &str) -> Vec<String> {
        let notes = self.all();
        let own = notes.values().filter(|note| note.owner == owner);
        own.map(|note| note.text.clone()).collect()
    }

    pub(crate) fn remove(&self, id: u64) -> Option<Note> {
        self.all().remove(&id)
    }

    pub(crate) fn count(&self) -> usize {
        self.all().len()
    }

    pub(crate) fn clear(&self) {
        self.all().clear();
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<u64, Note>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
