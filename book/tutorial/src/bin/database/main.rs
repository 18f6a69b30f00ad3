//! The service stores notes in a database.

use std::error::Error;
use std::num::ParseIntError;

use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use hardwire::{container, inject};
use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use tokio::net::TcpListener;

// ANCHOR: config
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
// ANCHOR_END: config

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}

// ANCHOR: connect
async fn connect(url: &str) -> sqlx::Result<SqlitePool> {
    let options: SqliteConnectOptions = url.parse()?;
    let db = SqlitePool::connect_with(options.create_if_missing(true)).await?;
    sqlx::raw_sql(include_str!("schema.sql"))
        .execute(&db)
        .await?;
    Ok(db)
}
// ANCHOR_END: connect

// ANCHOR: container
#[container]
impl App {
    #[singleton]
    fn config() -> Result<Config, ParseIntError> {
        Config::from_env()
    }

    #[singleton]
    async fn db(config: &Config) -> sqlx::Result<SqlitePool> {
        connect(&config.database_url).await
    }
}
// ANCHOR_END: container

// ANCHOR: types
#[derive(Serialize, sqlx::FromRow)]
struct Note {
    id: i64,
    text: String,
}

#[derive(Deserialize)]
struct NewNote {
    text: String,
}
// ANCHOR_END: types

// ANCHOR: handlers
#[inject]
async fn list(db: &SqlitePool) -> Result<Json<Vec<Note>>, StatusCode> {
    let notes = sqlx::query_as("SELECT id, text FROM notes ORDER BY id");
    notes.fetch_all(db).await.map(Json).map_err(internal)
}

#[inject]
async fn create(db: &SqlitePool, Json(new): Json<NewNote>) -> Result<Json<Note>, StatusCode> {
    let note = sqlx::query_as("INSERT INTO notes (text) VALUES ($1) RETURNING id, text");
    note.bind(new.text)
        .fetch_one(db)
        .await
        .map(Json)
        .map_err(internal)
}

fn internal(error: sqlx::Error) -> StatusCode {
    eprintln!("{error}");
    StatusCode::INTERNAL_SERVER_ERROR
}
// ANCHOR_END: handlers

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = TcpListener::bind(("127.0.0.1", app.config.port)).await?;
    println!("listening on http://{}", listener.local_addr()?);

    // ANCHOR: routes
    let router = Router::new()
        .route("/notes", get(list).post(create))
        .with_state(app);
    // ANCHOR_END: routes
    axum::serve(listener, router).await?;
    Ok(())
}
