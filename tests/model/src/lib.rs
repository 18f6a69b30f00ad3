//! A model of the wiring: an interpreter of its rules, which knows nothing of the macros, and random
//! graphs, which are data for the interpreter and a Rust program for the macros. `tests/model` holds
//! the two to each other, event for event.
//!
//! ```console
//! HARDWIRE_MODEL_SEED=7 cargo test -p hardwire-model
//! ```

pub mod generate;
pub mod graph;
pub mod interpret;
pub mod source;
pub mod types;
pub mod world;
