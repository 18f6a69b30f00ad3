//! Counts the allocations of one request.

use benches_zero_cost::{Arena, Subject};

#[global_allocator]
static ARENA: Arena = Arena::new();

/// The allocations of the second request to a handler.
pub(crate) fn of_request(subject: Subject) -> u64 {
    let (subject, request) = subject.warm();
    let before = ARENA.blocks();
    let response = subject.answer(request);
    let blocks = ARENA.blocks() - before;
    drop(response);
    blocks as u64
}
