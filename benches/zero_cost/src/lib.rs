//! Services of several shapes, each injected and handwritten.

#![allow(
    clippy::unused_async,
    reason = "stand-ins for databases and upstreams are async"
)]

mod arena;
pub mod domain;
/// The services, in one file for each shape.
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
