//! Errors that only `COMMIT` detects, such as a violation of a deferred foreign key. The handler has returned by then, but
//! the client must not receive a success.

mod transaction;

use std::error::Error;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hardwire::{Outcome, TeardownError, container, inject};
use hardwire_tests::{get, send};
use sqlx::error::DatabaseError;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use sqlx::{Sqlite, Transaction};

/// A transaction that commits if the request succeeds.
struct Tx(Transaction<'static, Sqlite>);

impl Tx {
    async fn begin(pool: &SqlitePool) -> Result<Self, sqlx::Error> {
        pool.begin().await.map(Self)
    }

    async fn finish(self, outcome: Outcome) -> Result<(), sqlx::Error> {
        match outcome {
            Outcome::Ok => self.0.commit().await,
            _ => self.0.rollback().await,
        }
    }

    /// Inserts a book by this author. The author need not exist before the commit.
    async fn insert_book(&mut self, author: i64) -> Result<(), sqlx::Error> {
        let insert = sqlx::query("INSERT INTO books (author) VALUES (?)").bind(author);
        insert.execute(&mut *self.0).await.map(drop)
    }
}

struct ApiError(StatusCode);

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        let error = error.as_database_error();
        let is_conflict = error.is_some_and(DatabaseError::is_foreign_key_violation);
        Self(if is_conflict {
            StatusCode::CONFLICT
        } else {
            StatusCode::INTERNAL_SERVER_ERROR
        })
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

#[container(error = ApiError)]
impl App {
    #[input]
    fn pool() -> SqlitePool;

    #[request(teardown = Tx::finish)]
    async fn tx(pool: &SqlitePool) -> Result<Tx, sqlx::Error> {
        Tx::begin(pool).await
    }
}

/// A transaction whose teardown cannot refuse.
#[container]
impl Plain {
    #[input]
    fn pool() -> SqlitePool;

    #[request(teardown = Tx::finish)]
    async fn tx(pool: &SqlitePool) -> Result<Tx, StatusCode> {
        let begun = Tx::begin(pool).await;
        begun.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)
    }
}

const AUTHOR: i64 = 1;
const NOBODY: i64 = 7;

/// A database with one author and no books.
async fn pool() -> SqlitePool {
    // A database in memory exists only for its connection.
    let options = SqlitePoolOptions::new().max_connections(1);
    let pool = options.connect("sqlite::memory:").await.unwrap();
    for statement in [
        "CREATE TABLE authors (id INTEGER PRIMARY KEY)",
        "CREATE TABLE books (author INTEGER NOT NULL REFERENCES authors (id) DEFERRABLE INITIALLY DEFERRED)",
        "INSERT INTO authors (id) VALUES (1)",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    pool
}

async fn books(pool: &SqlitePool) -> i64 {
    let count = sqlx::query_scalar("SELECT count(*) FROM books");
    count.fetch_one(pool).await.unwrap()
}

#[inject]
async fn create(tx: &mut Tx) -> Result<StatusCode, ApiError> {
    tx.insert_book(AUTHOR).await?;
    Ok(StatusCode::CREATED)
}

#[inject]
async fn create_without_author(tx: &mut Tx) -> Result<StatusCode, ApiError> {
    tx.insert_book(NOBODY).await?;
    Ok(StatusCode::CREATED)
}

#[tokio::test]
async fn the_commit_precedes_the_response() {
    let pool = pool().await;
    let app = App::build(pool.clone()).await.unwrap();
    let (status, _) = send(create, &app, get("/")).await;
    assert_eq!((status, books(&pool).await), (StatusCode::CREATED, 1));
}

#[tokio::test]
async fn a_commit_that_fails_is_the_response() {
    let pool = pool().await;
    let app = App::build(pool.clone()).await.unwrap();
    let (status, _) = send(create_without_author, &app, get("/")).await;
    assert_eq!((status, books(&pool).await), (StatusCode::CONFLICT, 0));
    // The connection is back in the pool and usable.
    let (status, _) = send(create, &app, get("/")).await;
    assert_eq!((status, books(&pool).await), (StatusCode::CREATED, 1));
}

#[inject(Plain)]
async fn create_without_an_error(tx: &mut Tx) -> StatusCode {
    match tx.insert_book(NOBODY).await {
        Ok(()) => StatusCode::CREATED,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[tokio::test]
async fn an_error_that_is_not_a_response_is_an_empty_500() {
    let pool = pool().await;
    let app = Plain::build(pool.clone()).await.unwrap();
    let answer = send(create_without_an_error, &app, get("/")).await;
    let internal = (StatusCode::INTERNAL_SERVER_ERROR, String::new());
    assert_eq!((answer, books(&pool).await), (internal, 0));
}

#[inject]
async fn sign_in(tx: &mut Tx) -> Result<(), Redirect> {
    let written = tx.insert_book(AUTHOR).await;
    written.map_err(|_| Redirect::to("/broken"))?;
    Err(Redirect::to("/login"))
}

#[tokio::test]
async fn an_error_that_redirects_rolls_back() {
    let pool = pool().await;
    let app = App::build(pool.clone()).await.unwrap();
    let (status, _) = send(sign_in, &app, get("/")).await;
    assert_eq!((status, books(&pool).await), (StatusCode::SEE_OTHER, 0));
}

#[inject(task)]
async fn import(tx: &mut Tx, #[arg] author: i64) -> Result<usize, Box<dyn Error + Send + Sync>> {
    tx.insert_book(author).await?;
    Ok(1)
}

#[tokio::test]
async fn a_task_whose_commit_fails_fails() {
    let pool = pool().await;
    let app = App::build(pool.clone()).await.unwrap();
    let error = import(&app, NOBODY).await.unwrap_err();
    let error = error.downcast::<TeardownError>().unwrap();
    assert_eq!((error.provider(), books(&pool).await), ("tx", 0));
    assert_eq!(import(&app, AUTHOR).await.unwrap(), 1);
    assert_eq!(books(&pool).await, 1);
}
