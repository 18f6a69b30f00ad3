//! The transaction of a request, as in `docs/idioms.md`.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hardwire::{Outcome, container, inject};
use hardwire_tests::send;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use sqlx::{Sqlite, Transaction};

struct Tx(Transaction<'static, Sqlite>);

impl Tx {
    async fn finish(self, outcome: Outcome) -> Result<(), sqlx::Error> {
        match outcome {
            Outcome::Ok => self.0.commit().await,
            _ => self.0.rollback().await,
        }
    }
}

#[container(error = ApiError)]
impl App {
    #[input]
    fn pool() -> SqlitePool;

    #[request(teardown = Tx::finish)]
    async fn tx(pool: &SqlitePool) -> Result<Tx, sqlx::Error> {
        pool.begin().await.map(Tx)
    }

    /// A provider that uses the transaction of the request, like the handler.
    #[request]
    async fn visit(tx: &mut Tx) -> Result<Visit, sqlx::Error> {
        let insert = sqlx::query("INSERT INTO visits DEFAULT VALUES");
        let inserted = insert.execute(&mut *tx.0).await?;
        Ok(Visit(inserted.last_insert_rowid()))
    }
}

#[inject]
async fn order(visit: &Visit, tx: &mut Tx, book: String) -> Result<String, ApiError> {
    let insert = sqlx::query("INSERT INTO orders (visit, book) VALUES (?, ?)");
    insert.bind(visit.0).bind(&book).execute(&mut *tx.0).await?;
    if book == "Emma" {
        Ok(book)
    } else {
        Err(ApiError(StatusCode::NOT_FOUND))
    }
}

struct Visit(i64);

struct ApiError(StatusCode);

impl From<sqlx::Error> for ApiError {
    fn from(_: sqlx::Error) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<axum::extract::rejection::StringRejection> for ApiError {
    fn from(_: axum::extract::rejection::StringRejection) -> Self {
        Self(StatusCode::BAD_REQUEST)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

async fn pool() -> SqlitePool {
    // A database in memory exists only for its connection.
    let options = SqlitePoolOptions::new().max_connections(1);
    let pool = options.connect("sqlite::memory:").await.unwrap();
    for statement in [
        "CREATE TABLE visits (id INTEGER PRIMARY KEY)",
        "CREATE TABLE orders (visit INTEGER NOT NULL REFERENCES visits (id), book TEXT NOT NULL)",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    pool
}

/// The status of a request, and the numbers of visits and orders after it.
async fn order_of(book: &'static str) -> (StatusCode, i64, i64) {
    let pool = pool().await;
    let app = App::build(pool.clone()).await.unwrap();
    let (status, _) = send(order, &app, Request::new(book.into())).await;
    let visits = sqlx::query_scalar("SELECT count(*) FROM visits");
    let orders = sqlx::query_scalar("SELECT count(*) FROM orders");
    let visits = visits.fetch_one(&pool).await.unwrap();
    (status, visits, orders.fetch_one(&pool).await.unwrap())
}

#[tokio::test]
async fn writes_of_the_provider_and_the_handler_are_committed() {
    assert_eq!(order_of("Emma").await, (StatusCode::OK, 1, 1));
}

#[tokio::test]
async fn writes_of_the_provider_and_the_handler_are_rolled_back() {
    assert_eq!(order_of("Amme").await, (StatusCode::NOT_FOUND, 0, 0));
}
