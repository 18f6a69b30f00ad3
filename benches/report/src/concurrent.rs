//! The section about providers at the same time.

use std::fmt::Write;

use benches_record::ConcurrentRuns;

use crate::setting;

const HEAD: &str = "
## Ten providers of ten milliseconds

They do not need one another ([`concurrent`](concurrent/src/app.rs)). *Waiting* is by a clock that only
waiting moves, *by the clock* the least of twenty. *Tasks* are those beside the handler's own.

| | waiting | by the clock | allocations | tasks |
|---|--:|--:|--:|--:|
";

/// The section.
pub(crate) fn section(runs: &ConcurrentRuns) -> String {
    let mut text = HEAD.to_owned();
    for run in &runs.runs {
        let _ = writeln!(
            text,
            "| {} | {:.0} ms | {:.1} ms | {} | {} |",
            run.name, run.virtual_ms, run.clock_ms, run.allocations, run.tasks,
        );
    }
    text += &setting::paragraph(&runs.setting);
    text
}
