//! Thread monitoring: logs the threads of this process.

use std::{fs, io, num::NonZeroU32, process, time::Duration};

use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tracing::{info, warn};

use crate::logging::AsJson;

/// Thread monitoring as configured.
pub(crate) struct Threads {
    /// In seconds. `None` if monitoring is off.
    pub(crate) interval: Option<NonZeroU32>,
}

/// Logs the threads of this process at each interval. The first time is after one interval.
pub(crate) async fn monitor(seconds: NonZeroU32) {
    let period = Duration::from_secs(u64::from(seconds.get()));
    let mut ticks = interval_at(Instant::now() + period, period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match names() {
            Ok(threads) => info!(
                target: "threads",
                pid = process::id(),
                threads_count = threads.len(),
                threads = ?AsJson(&threads),
                "Thread activities"
            ),
            Err(error) => warn!(target: "threads", %error, "Threads cannot be counted"),
        }
    }
}

/// The number of threads.
pub(crate) fn count() -> io::Result<usize> {
    Ok(fs::read_dir("/proc/self/task")?.count())
}

/// The names of the threads of this process.
fn names() -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for thread in fs::read_dir("/proc/self/task")? {
        // A thread may have ended in the meantime; it is left out.
        if let Ok(name) = fs::read_to_string(thread?.path().join("comm")) {
            names.push(name.trim_end().to_owned());
        }
    }
    Ok(names)
}
