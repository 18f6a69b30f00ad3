//! `#[module]`, and `modules(…)`: an open part of a graph, and how it comes into a closed one.
//!
//! A module's macro carries its providers as they are written, without their bodies. They are read
//! where a container takes them in, as if they stood in its own block; only their types and
//! functions are named through the module.

mod carried;
mod expand;
mod prefixes;
mod take;

pub(super) use carried::published;
pub(super) use expand::{module, takes};
pub(super) use take::{home, take};
