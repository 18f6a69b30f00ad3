//! Opens the database and applies the migrations.

use sqlx::{Any, AnyPool, any::AnyPoolOptions, migrate::MigrateDatabase};

/// Connects, creates the database if it does not exist, and applies the migrations.
pub(super) async fn pool(url: &str, connections: u32) -> sqlx::Result<AnyPool> {
    sqlx::any::install_default_drivers();
    if !Any::database_exists(url).await? {
        Any::create_database(url).await?;
    }
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .connect(url)
        .await?;
    if is_sqlite(&pool) {
        // Readers do not wait for a writer. The setting is stored in the file.
        sqlx::query("PRAGMA journal_mode = WAL")
            .execute(&pool)
            .await?;
        sqlx::migrate!("migrations/sqlite").run(&pool).await?;
    } else {
        sqlx::migrate!("migrations/postgres").run(&pool).await?;
    }
    Ok(pool)
}

pub(super) fn is_sqlite(pool: &AnyPool) -> bool {
    pool.connect_options().database_url.scheme() == "sqlite"
}
