//! The time of day.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock. Tests use one that they can set.
pub(crate) trait Clock: Send + Sync + 'static {
    /// The time since 1970.
    fn now(&self) -> Duration;
}

/// The clock of the machine.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        // If the clock is set to a time before 1970, every token counts as expired.
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or(Duration::MAX)
    }
}
