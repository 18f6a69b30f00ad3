//! The notes of visitors.

use axum::http::StatusCode;
use hardwire::{inject, module};

use crate::App;
use crate::visitors::{Visitor, Visitors};

/// The maximum number of notes. The container provides it.
pub(crate) struct Limit(pub(crate) usize);

/// Stores notes. The container provides an implementation.
pub(crate) trait Shelf: Send + Sync {
    fn put(&self, note: String);

    fn all(&self) -> Vec<String>;
}

/// A shelf that is not full.
pub(crate) struct Room<'a>(&'a dyn Shelf);

/// `App` includes `Visitors` too. It is included once.
#[module(modules(Visitors))]
impl Notes {
    #[request]
    fn room<'a>(
        shelf: &'a dyn Shelf,
        limit: &Limit,
        _visitor: &Visitor,
    ) -> Result<Room<'a>, StatusCode> {
        let is_full = shelf.all().len() >= limit.0;
        (!is_full)
            .then_some(Room(shelf))
            .ok_or(StatusCode::INSUFFICIENT_STORAGE)
    }
}

#[inject]
pub(crate) async fn add(visitor: &Visitor, room: Room<'_>, note: String) -> String {
    room.0.put(format!("{}: {note}\n", visitor.0));
    room.0.all().concat()
}
