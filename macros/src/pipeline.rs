//! The macros as a library, which tests and fuzzing link: a proc-macro crate is for the compiler alone.
//!
//! The root of the crate `hardwire-pipeline`; [`lib.rs`](../../macros/src/lib.rs) is that of `hardwire-macros`.

mod condition;
mod container;
mod diagnostics;
mod documentation;
mod emit;
mod graph;
mod inject;
pub mod misplaced;
mod plan;
pub mod reference;
mod relay;
mod syntax;
mod vocabulary;

pub use relay::Macros;
