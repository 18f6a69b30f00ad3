//! Counts requests in this process.

use std::{sync::Arc, time::Duration};

use governor::{
    DefaultKeyedRateLimiter, RateLimiter,
    clock::{Clock, DefaultClock},
};
use tokio::{task::AbortHandle, time::interval};

use super::{Quota, Refusal};
use crate::auth::Caller;

/// How often idle callers are removed.
const SWEEP: Duration = Duration::from_mins(1);

type Counts = DefaultKeyedRateLimiter<Caller>;

pub(crate) struct Memory {
    counts: Arc<Counts>,
    sweeping: AbortHandle,
}

impl Memory {
    pub(super) fn new(quota: Quota) -> Self {
        let counts = Arc::new(RateLimiter::keyed(quota.into()));
        let sweeping = tokio::spawn(sweep(Arc::clone(&counts))).abort_handle();
        Self { counts, sweeping }
    }

    pub(super) fn count(&self, caller: &Caller) -> Result<(), Refusal> {
        self.counts.check_key(caller).map_err(|too_early| {
            Refusal::TooMany(too_early.wait_time_from(DefaultClock::default().now()))
        })
    }

    pub(super) fn close(&self) {
        self.sweeping.abort();
    }
}

impl From<Quota> for governor::Quota {
    fn from(quota: Quota) -> Self {
        Self::with_period(quota.interval)
            .unwrap_or(Self::per_second(quota.burst))
            .allow_burst(quota.burst)
    }
}

async fn sweep(counts: Arc<Counts>) {
    let mut ticks = interval(SWEEP);
    loop {
        ticks.tick().await;
        forget(&counts);
    }
}

/// Removes callers whose quota is full again. Otherwise memory would grow with each new caller.
fn forget(counts: &Counts) {
    counts.retain_recent();
    counts.shrink_to_fit();
}

#[cfg(test)]
mod tests {
    use std::{num::NonZeroU32, time::Duration};

    use super::{Memory, forget};
    use crate::{auth::Caller, limit::Quota};

    fn after_a_hundred_callers(interval: Duration) -> Memory {
        let burst = NonZeroU32::MIN;
        let memory = Memory::new(Quota { interval, burst });
        for number in 0..100 {
            let counted = memory.count(&Caller::called(&number.to_string()));
            assert!(counted.is_ok(), "{number}");
        }
        forget(&memory.counts);
        memory
    }

    #[tokio::test]
    async fn callers_with_a_full_quota_are_removed() {
        let memory = after_a_hundred_callers(Duration::from_nanos(1));
        assert!(memory.counts.is_empty());
    }

    #[tokio::test]
    async fn callers_without_quota_are_not_removed() {
        let memory = after_a_hundred_callers(Duration::from_hours(1));
        assert_eq!(memory.counts.len(), 100);
        assert!(memory.count(&Caller::called("7")).is_err());
    }
}
