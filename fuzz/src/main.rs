//! Runs every macro on arbitrary input. It must not panic, its output must not be empty and must contain the name of the
//! item, and a second run must return the same output.

#![no_main]

#[allow(dead_code, reason = "some items are only for the snapshots")]
#[path = "../../tests/expand/expansion.rs"]
mod expansion;
#[path = "../../tests/expand/features.rs"]
mod features;
#[allow(dead_code, reason = "some items are only for other tests")]
#[path = "../../tests/expand/program.rs"]
mod program;

mod case;
mod edit;
mod fixtures;
mod words;

use libfuzzer_sys::fuzz_target;

use case::Case;

fuzz_target!(|case: Case| {
    // proc-macro2 stores every source that it has parsed.
    proc_macro2::extra::invalidate_current_thread_spans();
    case.run();
});
