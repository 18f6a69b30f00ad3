//! The database: SQLite or PostgreSQL, as the URL says.

mod connect;
mod flag;
mod tx;

use hardwire::module;
use sqlx::AnyPool;

pub(crate) use flag::Flag;
pub(crate) use tx::Tx;

use crate::{config::Config, error::ApiError};

#[module]
impl Database {
    /// The connections, for queries that change nothing.
    #[singleton(teardown = AnyPool::close)]
    async fn pool(config: &Config) -> sqlx::Result<AnyPool> {
        connect::pool(&config.database_url, config.connections).await
    }

    /// The transaction of a request that changes something. It begins after the body has arrived, so that a slow client
    /// holds no connection, and is committed if the handler succeeds.
    #[request(after_body, teardown = Tx::finish)]
    async fn tx(pool: &AnyPool) -> Result<Tx, ApiError> {
        Tx::begin(pool).await
    }
}
