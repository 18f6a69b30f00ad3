//! What the macros make of each form of the language, in files that people read and rustc compiles.
//!
//! A proc-macro crate cannot be linked by a test, so the pipeline is a part of this one.
//! `UPDATE_EXPECT=1` rewrites the files.

#[path = "../../macros/src/condition/mod.rs"]
mod condition;
#[path = "../../macros/src/container/mod.rs"]
mod container;
#[path = "../../macros/src/diagnostics/mod.rs"]
mod diagnostics;
#[path = "../../macros/src/emit/mod.rs"]
mod emit;
#[path = "../../macros/src/graph/mod.rs"]
mod graph;
#[path = "../../macros/src/inject/mod.rs"]
mod inject;
#[path = "../../macros/src/plan/mod.rs"]
mod plan;
#[path = "../../macros/src/syntax/mod.rs"]
mod syntax;

mod damage;
mod expansion;
mod features;
mod snapshots;
