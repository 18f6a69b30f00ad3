//! Reads a process's threads and CPU time from the system.

use std::time::Duration;

use benches_record::served::Peak;
use procfs::process::Process;

use crate::Result;

/// How often a process is sampled. Threads of Python's pools live for seconds.
pub(crate) const PERIOD: Duration = Duration::from_millis(10);

/// The number of threads of a process.
pub(crate) fn threads(process: &Process) -> Result<u64> {
    Ok(Peak::of(&process.stat()?).threads)
}

/// The CPU time of a process so far, in seconds, including system time.
#[expect(
    clippy::cast_precision_loss,
    reason = "a process runs for some seconds"
)]
pub(crate) fn busy_seconds(process: &Process) -> Result<f64> {
    let stat = process.stat()?;
    Ok((stat.utime + stat.stime) as f64 / procfs::ticks_per_second() as f64)
}
