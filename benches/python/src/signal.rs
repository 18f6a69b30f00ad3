use tokio::signal::unix::{SignalKind, signal};

use crate::Result;

/// Returns when the process receives a signal to stop.
pub(crate) async fn told_to_end() -> Result<()> {
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminated.recv() => {}
        _ = interrupted.recv() => {}
    }
    Err("ended before all was measured".into())
}
