//! What the system says of a process.

use std::pin::pin;
use std::time::Duration;

use procfs::process::{Process, Stat};
use tokio::time::{MissedTickBehavior, interval};

use crate::Result;

/// How often a process is looked at: a thread of the pools of Python lives for seconds.
const PERIOD: Duration = Duration::from_millis(10);

/// The most that was seen of a process.
#[derive(Clone, Copy, Default)]
pub(crate) struct Peak {
    pub(crate) threads: u64,
    pub(crate) resident: u64,
}

impl Peak {
    fn of(stat: &Stat) -> Self {
        Self {
            threads: stat.num_threads.unsigned_abs(),
            resident: stat.rss * procfs::page_size(),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            threads: self.threads.max(other.threads),
            resident: self.resident.max(other.resident),
        }
    }
}

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

/// Watches a process while something is done.
pub(crate) async fn watched<T>(
    process: &Process,
    work: impl Future<Output = T>,
) -> Result<(T, Peak)> {
    let mut work = pin!(work);
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut peak = Peak::default();
    loop {
        tokio::select! {
            done = &mut work => return Ok((done, peak)),
            _ = ticks.tick() => peak = peak.or(Peak::of(&process.stat()?)),
        }
    }
}
