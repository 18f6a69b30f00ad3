//! The section about concurrent providers.

use std::fmt::Write;

use benches_record::ConcurrentRuns;

use crate::setting;

const HEAD: &str = "
## Ten providers of ten milliseconds

Ten independent providers ([`concurrent`](concurrent/src/app.rs)). *Waiting* is measured with a clock that only advances
while waiting, *by the clock* is the lowest of twenty times. *Tasks* are those in addition to the handler's.

| | waiting | by the clock | allocations | tasks |
|---|--:|--:|--:|--:|
";

/// Renders the section.
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
