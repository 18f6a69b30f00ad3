//! The connection pool, and the transaction of a request.

use hardwire::{Outcome, module};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Sqlite, SqlitePool, Transaction};

use crate::config::Config;

#[module]
impl Database {
    #[singleton(external, teardown = SqlitePool::close)]
    async fn db(config: &Config) -> sqlx::Result<SqlitePool> {
        connect(&config.database_url).await
    }

    #[request(after_body, teardown = Tx::finish)]
    async fn tx(db: &SqlitePool) -> sqlx::Result<Tx> {
        db.begin().await.map(Tx)
    }
}

pub(crate) struct Tx(pub(crate) Transaction<'static, Sqlite>);

impl Tx {
    async fn finish(self, outcome: Outcome) -> sqlx::Result<()> {
        match outcome {
            Outcome::Ok => self.0.commit().await,
            _ => self.0.rollback().await,
        }
    }
}

async fn connect(url: &str) -> sqlx::Result<SqlitePool> {
    let options: SqliteConnectOptions = url.parse()?;
    let db = SqlitePool::connect_with(options.create_if_missing(true)).await?;
    sqlx::raw_sql(include_str!("../modules/schema.sql"))
        .execute(&db)
        .await?;
    Ok(db)
}
