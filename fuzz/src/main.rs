//! Every macro of ours, on whatever could stand under it: no panic, tokens come out, the item's
//! name is among them, and twice the same.

#![no_main]

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
