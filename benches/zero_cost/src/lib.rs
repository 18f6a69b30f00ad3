//! Services of several shapes, each wired and by hand.

#![allow(
    clippy::unused_async,
    reason = "what stands for a database or an upstream is awaited, and at hand"
)]

mod arena;
pub mod domain;
/// The services, a file for each shape.
pub mod shapes {
    pub mod after_body;
    pub mod chain;
    pub mod deferred;
    pub mod diamond;
    pub mod group_guard;
    pub mod guarded_body;
    pub mod nothing;
    pub mod outcome;
    pub mod refusing_teardown;
    pub mod shared;
    pub mod singletons;
    pub mod teardown_elsewhere;
    pub mod thirty;
}
mod subject;

pub use arena::Arena;
pub use subject::Subject;
