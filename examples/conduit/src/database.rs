//! The database: SQLite or PostgreSQL, depending on the URL.

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
    /// The connection pool, for queries that only read.
    #[singleton(teardown = AnyPool::close)]
    async fn pool(config: &Config) -> sqlx::Result<AnyPool> {
        connect::pool(&config.database_url, config.connections).await
    }

    /// The transaction of a request that writes. It begins after the body has been read, so a slow client holds no
    /// connection. It commits if the handler succeeds.
    #[request(after_body, teardown = Tx::finish)]
    async fn tx(pool: &AnyPool) -> Result<Tx, ApiError> {
        Tx::begin(pool).await
    }
}
