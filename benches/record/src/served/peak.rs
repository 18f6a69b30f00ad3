use std::pin::pin;
use std::time::Duration;

use procfs::process::{Process, Stat};
use tokio::time::{MissedTickBehavior, interval};

use super::Result;

/// The peak resource usage of a process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Peak {
    /// The number of threads.
    pub threads: u64,
    /// The resident memory, in bytes.
    pub resident: u64,
}

impl Peak {
    /// The current resource usage.
    #[must_use]
    pub fn of(stat: &Stat) -> Self {
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

/// Runs `work`, and samples the process once in each `period`.
///
/// # Errors
///
/// Returns an error if the process has ended.
pub async fn watched<T>(
    process: &Process,
    period: Duration,
    work: impl Future<Output = T>,
) -> Result<(T, Peak)> {
    let mut work = pin!(work);
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut peak = Peak::default();
    loop {
        tokio::select! {
            done = &mut work => return Ok((done, peak)),
            _ = ticks.tick() => peak = peak.or(Peak::of(&process.stat()?)),
        }
    }
}
