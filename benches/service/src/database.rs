//! The database file. Each service gets its own copy.

use std::path::Path;

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::domain::hash;

/// The number of database connections of a service. It is also `SQLAlchemy`'s default.
const CONNECTIONS: u32 = 5;
/// The number of articles before the measurement.
const ARTICLES: u32 = 200;

/// Opens the file.
pub(crate) async fn open(file: &Path) -> sqlx::Result<SqlitePool> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal);
    let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS);
    pool.connect_with(options).await
}

/// Creates the file with a user and some articles.
pub(crate) async fn seed(file: &Path) -> crate::Result<()> {
    let pool = open(file).await?;
    sqlx::raw_sql(include_str!("schema.sql"))
        .execute(&pool)
        .await?;
    let user = sqlx::query(
        "INSERT INTO users (username, email, password) VALUES ('ada', 'ada@example.com', $1)",
    );
    user.bind(hash("enchantress")?).execute(&pool).await?;
    for number in 0..ARTICLES {
        let article = sqlx::query(
            "INSERT INTO articles (author_id, slug, title, description, body)
             VALUES (1, 'seed-' || $1, 'Seed ' || $1, 'about', $2)",
        );
        article
            .bind(number)
            .bind("text ".repeat(40))
            .execute(&pool)
            .await?;
    }
    pool.close().await;
    Ok(())
}
