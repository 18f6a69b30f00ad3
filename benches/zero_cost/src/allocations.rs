//! How many blocks one request asks for.

use benches_zero_cost::{Arena, Subject};

#[global_allocator]
static ARENA: Arena = Arena::new();

/// Of a handler that has answered before.
pub(crate) fn of_request(subject: Subject) -> u64 {
    let (subject, request) = subject.warm();
    let before = ARENA.blocks();
    let response = subject.answer(request);
    let blocks = ARENA.blocks() - before;
    drop(response);
    blocks as u64
}
