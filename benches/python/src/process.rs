//! What the system says of a process.

use std::time::Duration;

use benches_record::served::Peak;
use procfs::process::Process;

use crate::Result;

/// How often a process is looked at: a thread of the pools of Python lives for seconds.
pub(crate) const PERIOD: Duration = Duration::from_millis(10);

/// How many threads a process has.
pub(crate) fn threads(process: &Process) -> Result<u64> {
    Ok(Peak::of(&process.stat()?).threads)
}

/// How long a process has run on a core so far, the system's work for it included.
#[expect(clippy::cast_precision_loss, reason = "hundredths of some seconds")]
pub(crate) fn busy_seconds(process: &Process) -> Result<f64> {
    let stat = process.stat()?;
    Ok((stat.utime + stat.stime) as f64 / procfs::ticks_per_second() as f64)
}
