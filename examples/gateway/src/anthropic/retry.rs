//! Retries a call once if there is enough time.

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use tokio::time::{Instant, timeout_at};

use super::UpstreamError;

const PAUSE: Duration = Duration::from_millis(500);

/// Runs the attempt with this deadline. If it fails and a retry may succeed, runs it a second time.
pub(super) async fn within<T, F>(
    deadline: Instant,
    attempt: impl FnMut() -> F,
) -> Result<T, UpstreamError>
where
    F: Future<Output = Result<T, UpstreamError>>,
{
    let tries = attempt
        .retry(
            ExponentialBuilder::default()
                .with_min_delay(PAUSE)
                .with_max_times(1)
                .with_jitter(),
        )
        .when(UpstreamError::may_pass)
        .adjust(|error, pause| pause_before(deadline, error, pause))
        .notify(|error, _| error.log());
    timeout_at(deadline, tries)
        .await
        .unwrap_or(Err(UpstreamError::Timeout))
        .inspect_err(UpstreamError::log)
}

/// The pause before the retry: the one in `retry-after`, or a default. `None` if the deadline would pass during the pause.
fn pause_before(
    deadline: Instant,
    error: &UpstreamError,
    ours: Option<Duration>,
) -> Option<Duration> {
    let ours = ours?;
    let pause = match error {
        UpstreamError::Status { retry_after, .. } => retry_after.unwrap_or(ours),
        _ => ours,
    };
    let left = deadline.saturating_duration_since(Instant::now());
    Some(pause).filter(|pause| *pause < left)
}
