//! A service with a database: a connection pool, the current user, and two handlers.

mod error;

use axum::http::HeaderMap;
use axum::{Router, routing::get};
use hardwire::{container, inject};
use sqlx::SqlitePool;

use error::ApiError;

#[derive(sqlx::FromRow)]
struct User {
    id: i64,
    name: String,
}

#[container]
impl App {
    #[singleton]
    async fn db() -> Result<SqlitePool, sqlx::Error> {
        let db = SqlitePool::connect("sqlite:quickstart.db?mode=rwc").await?;
        let schema = sqlx::raw_sql(include_str!("schema.sql"));
        schema.execute(&db).await?;
        Ok(db)
    }

    #[request]
    async fn user(headers: &HeaderMap, db: &SqlitePool) -> Result<User, ApiError> {
        let token = headers.get("x-token").and_then(|token| token.to_str().ok());
        let user = sqlx::query_as("SELECT id, name FROM users WHERE token = ?").bind(token);
        user.fetch_optional(db).await?.ok_or(ApiError::Unauthorized)
    }
}

#[inject]
async fn add_note(user: &User, db: &SqlitePool, text: String) -> Result<String, ApiError> {
    let note = sqlx::query("INSERT INTO notes (owner, text) VALUES (?, ?)");
    note.bind(user.id).bind(text).execute(db).await?;
    Ok(format!("Saved, {}.\n", user.name))
}

#[inject]
async fn notes(user: &User, db: &SqlitePool) -> Result<String, ApiError> {
    let notes = sqlx::query_scalar("SELECT text FROM notes WHERE owner = ? ORDER BY id");
    let notes: Vec<String> = notes.bind(user.id).fetch_all(db).await?;
    Ok(notes.join("\n") + "\n")
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = App::build().await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("Listening on http://127.0.0.1:3000. Try:");
    println!("curl -H 'x-token: ada' -d 'buy milk' http://127.0.0.1:3000/notes");
    println!("curl -H 'x-token: ada' http://127.0.0.1:3000/notes");
    let router: Router = Router::new()
        .route("/notes", get(notes).post(add_note))
        .with_state(app);
    axum::serve(listener, router).await?;
    Ok(())
}
