use std::pin::pin;
use std::time::Duration;

use procfs::process::{Process, Stat};
use tokio::time::{MissedTickBehavior, interval};

use super::Result;

/// The most that was seen of a process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Peak {
    /// How many threads it had.
    pub threads: u64,
    /// How many bytes of its memory were resident.
    pub resident: u64,
}

impl Peak {
    /// What a process has at the moment.
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

/// Watches a process while `work` is done, and looks at it once in each `period`.
///
/// # Errors
///
/// The process has ended.
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
