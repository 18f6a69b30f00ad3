//! One more try, if there is time for it.

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use tokio::time::{Instant, timeout_at};

use super::UpstreamError;

const PAUSE: Duration = Duration::from_millis(500);

/// Runs the attempt until the deadline, a second time if the first failed in a way that may pass.
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

/// What upstream asks for, else our own; none if the deadline would pass meanwhile.
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
