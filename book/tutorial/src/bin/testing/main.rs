//! The service has tests that need neither a database file nor a token.

#[cfg(test)]
mod tests;

use std::error::Error;
use std::num::ParseIntError;

use axum::extract::rejection::JsonRejection;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use hardwire::{Outcome, container, inject};
use serde::{Deserialize, Serialize};
use sqlx::error::DatabaseError;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Sqlite, SqlitePool, Transaction};
use tokio::net::TcpListener;

struct Config {
    database_url: String,
    port: u16,
}

impl Config {
    fn from_env() -> Result<Self, ParseIntError> {
        Ok(Self {
            database_url: variable("NOTES_DATABASE", "sqlite:notes.db"),
            port: variable("NOTES_PORT", "3000").parse()?,
        })
    }
}

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}

async fn connect(url: &str) -> sqlx::Result<SqlitePool> {
    let options: SqliteConnectOptions = url.parse()?;
    let db = SqlitePool::connect_with(options.create_if_missing(true)).await?;
    sqlx::raw_sql(include_str!("schema.sql"))
        .execute(&db)
        .await?;
    Ok(db)
}

// ANCHOR: error
#[derive(Debug, thiserror::Error)]
enum ApiError {
    #[error("a valid token is required")]
    Unauthorized,
    #[error(transparent)]
    Json(#[from] JsonRejection),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, message) = match &self {
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, self.to_string()),
            Self::Json(rejection) => (rejection.status(), rejection.body_text()),
            Self::Database(error) if is_limit(error) => {
                let message = "a user has at most three notes";
                (StatusCode::CONFLICT, message.to_owned())
            }
            Self::Database(error) => {
                eprintln!("{error}");
                let message = "internal error";
                (StatusCode::INTERNAL_SERVER_ERROR, message.to_owned())
            }
        };
        (status, Json(ErrorBody { error: message })).into_response()
    }
}

#[derive(Serialize)]
struct ErrorBody {
    error: String,
}

fn is_limit(error: &sqlx::Error) -> bool {
    let error = error.as_database_error();
    error.is_some_and(DatabaseError::is_check_violation)
}
// ANCHOR_END: error

// ANCHOR: user
#[derive(sqlx::FromRow)]
struct User {
    id: i64,
    name: String,
}

async fn authenticate(headers: &HeaderMap, db: &SqlitePool) -> Result<User, ApiError> {
    let token = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .ok_or(ApiError::Unauthorized)?;
    let user = sqlx::query_as("SELECT id, name FROM users WHERE token = $1").bind(token);
    user.fetch_optional(db).await?.ok_or(ApiError::Unauthorized)
}
// ANCHOR_END: user

// ANCHOR: tx
struct Tx(Transaction<'static, Sqlite>);

impl Tx {
    async fn finish(self, outcome: Outcome) -> sqlx::Result<()> {
        match outcome {
            Outcome::Ok => self.0.commit().await,
            _ => self.0.rollback().await,
        }
    }
}
// ANCHOR_END: tx

// ANCHOR: container
#[container(error = ApiError)]
impl App {
    #[singleton]
    fn config() -> Result<Config, ParseIntError> {
        Config::from_env()
    }

    #[singleton(external)]
    async fn db(config: &Config) -> sqlx::Result<SqlitePool> {
        connect(&config.database_url).await
    }

    #[request]
    async fn user(headers: &HeaderMap, db: &SqlitePool) -> Result<User, ApiError> {
        authenticate(headers, db).await
    }

    // ANCHOR: provider
    #[request(after_body, teardown = Tx::finish)]
    async fn tx(db: &SqlitePool) -> sqlx::Result<Tx> {
        db.begin().await.map(Tx)
    }
    // ANCHOR_END: provider
}
// ANCHOR_END: container

#[derive(Serialize, sqlx::FromRow)]
struct Note {
    id: i64,
    text: String,
}

#[derive(Deserialize)]
struct NewNote {
    text: String,
}

// ANCHOR: handlers
#[inject]
async fn list(user: &User, db: &SqlitePool) -> Result<Json<Vec<Note>>, ApiError> {
    let notes = sqlx::query_as("SELECT id, text FROM notes WHERE owner = $1 ORDER BY id");
    Ok(Json(notes.bind(user.id).fetch_all(db).await?))
}

#[inject]
async fn create(
    user: &User,
    tx: &mut Tx,
    Json(new): Json<NewNote>,
) -> Result<Json<Note>, ApiError> {
    let note = "INSERT INTO notes (owner, text) VALUES ($1, $2) RETURNING id, text";
    let note = sqlx::query_as(note).bind(user.id).bind(new.text);
    let note = note.fetch_one(&mut *tx.0).await?;

    let count = sqlx::query("UPDATE users SET notes = notes + 1 WHERE id = $1").bind(user.id);
    count.execute(&mut *tx.0).await?;
    Ok(Json(note))
}
// ANCHOR_END: handlers

// ANCHOR: optional
#[inject]
async fn index(user: Result<&User, ApiError>) -> String {
    let name = user.map_or("guest", |user| user.name.as_str());
    format!("Hello, {name}\n")
}
// ANCHOR_END: optional

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = TcpListener::bind(("127.0.0.1", app.config.port)).await?;
    println!("listening on http://{}", listener.local_addr()?);

    axum::serve(listener, router(app)).await?;
    Ok(())
}

// ANCHOR: router
fn router(app: App) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/notes", get(list).post(create))
        .with_state(app)
}
// ANCHOR_END: router
