//! The notes of a user.

use axum::Json;
use hardwire::inject;
use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;

use crate::app::App;
use crate::auth::User;
use crate::database::Tx;
use crate::error::ApiError;

#[derive(Serialize, sqlx::FromRow)]
pub(crate) struct Note {
    id: i64,
    text: String,
}

#[derive(Deserialize)]
pub(crate) struct NewNote {
    text: String,
}

#[inject]
pub(crate) async fn list(user: &User, db: &SqlitePool) -> Result<Json<Vec<Note>>, ApiError> {
    let notes = sqlx::query_as("SELECT id, text FROM notes WHERE owner = $1 ORDER BY id");
    Ok(Json(notes.bind(user.id).fetch_all(db).await?))
}

#[inject]
pub(crate) async fn create(
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
