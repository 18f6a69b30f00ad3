//! What visitors want to remember.

use axum::http::StatusCode;
use hardwire::{inject, module};

use crate::App;
use crate::visitors::{Visitor, Visitors};

/// How many notes there may be. The container decides.
pub(crate) struct Limit(pub(crate) usize);

/// Where notes are kept. The container decides.
pub(crate) trait Shelf: Send + Sync {
    fn put(&self, note: String);

    fn all(&self) -> Vec<String>;
}

/// A shelf with room on it.
pub(crate) struct Room<'a>(&'a dyn Shelf);

/// Takes in `Visitors`, as `App` does: it is the same one.
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
