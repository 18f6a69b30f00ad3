//! The transaction of a request.

use hardwire::Outcome;
use sqlx::{Any, AnyConnection, AnyPool, Transaction};

use super::connect::is_sqlite;
use crate::error::ApiError;

/// A transaction. Run queries on its [`connection`](Tx::connection).
pub(crate) struct Tx(Transaction<'static, Any>);

impl Tx {
    pub(crate) async fn begin(pool: &AnyPool) -> Result<Self, ApiError> {
        // SQLite has one writer at a time. `IMMEDIATE` waits for the others here, up to five seconds (sqlx's default).
        // Without it, a transaction that reads and then writes fails if another one has written in between.
        let begin = if is_sqlite(pool) {
            "BEGIN IMMEDIATE"
        } else {
            "BEGIN"
        };
        Ok(Self(pool.begin_with(begin).await?))
    }

    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        &mut self.0
    }

    /// Runs when the request ends. If the commit fails, its error is the response.
    pub(super) async fn finish(self, outcome: Outcome) -> Result<(), ApiError> {
        match outcome {
            Outcome::Ok => self.commit().await,
            _ => Ok(self.0.rollback().await?),
        }
    }

    pub(crate) async fn commit(self) -> Result<(), ApiError> {
        Ok(self.0.commit().await?)
    }
}
