//! The nightly clean-up. It is a task: like a handler, it has dependencies, but it runs without a request.

use std::time::Duration;

use hardwire::{TeardownError, inject};

use crate::{app::App, database::Tx, error::ApiError};

/// Why the clean-up failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CleanUpError {
    #[error(transparent)]
    Refused(#[from] ApiError),
    #[error(transparent)]
    Query(#[from] sqlx::Error),
    /// The commit failed.
    #[error(transparent)]
    Teardown(#[from] TeardownError),
}

/// Deletes the tags without articles, and returns their number.
#[inject(App, task)]
pub(crate) async fn clean_up(tx: &mut Tx) -> Result<u64, CleanUpError> {
    let query = sqlx::query("DELETE FROM tags WHERE name NOT IN (SELECT tag FROM article_tags)");
    let deleted = query.execute(tx.connection()).await?;
    Ok(deleted.rows_affected())
}

/// Cleans up at every midnight (UTC). It never returns.
pub(crate) async fn every_night(app: App) {
    loop {
        tokio::time::sleep(until_midnight(&app)).await;
        match clean_up(&app).await {
            Ok(deleted) => tracing::info!(deleted, "Deleted unused tags"),
            Err(error) => tracing::error!(%error, "Clean-up failed"),
        }
    }
}

fn until_midnight(app: &App) -> Duration {
    const DAY: i64 = 24 * 60 * 60;
    let left = DAY - app.clock.now().seconds().rem_euclid(DAY);
    Duration::from_secs(left.unsigned_abs())
}
