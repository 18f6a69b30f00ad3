//! What visitors want to remember.

use std::sync::{Mutex, PoisonError};

use axum::http::StatusCode;
use hardwire::{inject, module};

use crate::App;
use crate::visitors::{Visitor, Visitors};

/// How many notes there may be. The container decides.
pub(crate) struct Limit(pub(crate) usize);

pub(crate) struct Pad(Mutex<Vec<String>>);

/// The next free line of the pad.
pub(crate) struct Line<'a>(&'a Mutex<Vec<String>>);

/// Takes in `Visitors`, as `App` does: it is the same one.
#[module(modules(Visitors))]
impl Notes {
    #[singleton]
    fn pad() -> Pad {
        Pad(Mutex::default())
    }

    #[request]
    fn line<'a>(pad: &'a Pad, limit: &Limit, _visitor: &Visitor) -> Result<Line<'a>, StatusCode> {
        let notes = pad.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = notes.len() >= limit.0;
        (!is_full)
            .then_some(Line(&pad.0))
            .ok_or(StatusCode::INSUFFICIENT_STORAGE)
    }
}

#[inject]
pub(crate) async fn add(visitor: &Visitor, line: Line<'_>, note: String) -> String {
    let mut notes = line.0.lock().unwrap_or_else(PoisonError::into_inner);
    notes.push(format!("{}: {note}\n", visitor.0));
    notes.concat()
}
