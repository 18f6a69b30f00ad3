//! Tests that override the current user.

use axum::http::StatusCode;
use serde_json::json;

use super::{
    Service,
    service::{argon2, config, empty_database, stopped},
};
use crate::{
    app::App,
    auth::{PasswordHash, User},
};

/// A user who is not in the database.
fn ghost() -> User {
    User {
        id: 404,
        username: "ghost".to_owned(),
        email: "ghost@example.com".to_owned(),
        password: PasswordHash::of(&argon2(), "boo").unwrap(),
        bio: String::new(),
        image: String::new(),
    }
}

async fn haunted() -> Service {
    let builder = App::builder(config(empty_database().await, 1)).clock(stopped());
    let app = builder.override_user(|| Ok(ghost())).build().await;
    Service::of(app.unwrap())
}

#[tokio::test]
async fn an_overridden_user_needs_no_token() {
    let answer = haunted().await.get("/user", "").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body["user"]["username"], "ghost");
}

/// Foreign keys are deferred, so the handler succeeds, and the commit detects that the user does not exist.
#[tokio::test]
async fn a_favorite_of_a_user_who_does_not_exist_fails_at_the_commit() {
    let service = haunted().await;
    service.registered("ada").await;
    let article = sqlx::query(
        "INSERT INTO articles (author_id, slug, title, description, body, created_at, updated_at)
         VALUES (1, 'notes', 'Notes', 'about', 'text', 0, 0)",
    );
    article.execute(&service.app.pool).await.unwrap();
    let answer = service
        .post("/articles/notes/favorite", "", &json!({}))
        .await;
    answer.refused(StatusCode::INTERNAL_SERVER_ERROR, "internal error");
    let article = service.get("/articles/notes", "").await;
    assert_eq!(article.body["article"]["favoritesCount"], 0);
}
