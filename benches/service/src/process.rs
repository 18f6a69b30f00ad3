//! What the system says of a process.

use std::pin::pin;
use std::time::Duration;

use procfs::process::{Process, Stat};
use tokio::time::{MissedTickBehavior, interval};

use crate::Result;

const PERIOD: Duration = Duration::from_millis(20);

/// The most that was seen of a process.
#[derive(Clone, Copy, Default)]
pub(crate) struct Peak {
    pub(crate) threads: u64,
    pub(crate) resident: u64,
}

impl Peak {
    fn or(self, stat: &Stat) -> Self {
        Self {
            threads: self.threads.max(stat.num_threads.unsigned_abs()),
            resident: self.resident.max(stat.rss * procfs::page_size()),
        }
    }
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
            _ = ticks.tick() => peak = peak.or(&process.stat()?),
        }
    }
}
