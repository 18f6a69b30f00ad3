//! Every macro of ours, on whatever could stand under it: no panic, tokens come out, the item's
//! name is among them, and twice the same.
//!
//! A proc-macro crate cannot be linked, so the pipeline is a part of this one.

#![no_main]

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

#[allow(dead_code, reason = "what only snapshots need is in it")]
#[path = "../../tests/expand/expansion.rs"]
mod expansion;
#[path = "../../tests/expand/features.rs"]
mod features;
#[allow(dead_code, reason = "what only other tests need is in it")]
#[path = "../../tests/expand/program.rs"]
mod program;

mod case;
mod edit;
mod fixtures;
mod words;

use libfuzzer_sys::fuzz_target;

use case::Case;

fuzz_target!(|case: Case| {
    // proc-macro2 remembers every source that it ever parsed.
    proc_macro2::extra::invalidate_current_thread_spans();
    case.run();
});
