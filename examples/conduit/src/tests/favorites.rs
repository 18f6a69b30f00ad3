use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use serde_json::json;

use super::Service;

#[tokio::test]
async fn a_favorite_is_counted_once_and_seen_by_its_user() {
    let service = Service::start().await;
    let (ada, bob) = (
        service.registered("ada").await,
        service.registered("bob").await,
    );
    service.publish(&ada, "Notes").await;
    for _ in 0..2 {
        let answer = service
            .post("/articles/notes/favorite", &bob, &json!({}))
            .await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.body["article"]["favorited"], true);
        assert_eq!(answer.body["article"]["favoritesCount"], 1);
    }
    let seen = service.get("/articles/notes", &ada).await;
    assert_eq!(seen.body["article"]["favorited"], false);
    assert_eq!(seen.body["article"]["favoritesCount"], 1);
    let answer = service.delete("/articles/notes/favorite", &bob).await;
    assert_eq!(answer.body["article"]["favorited"], false);
    assert_eq!(answer.body["article"]["favoritesCount"], 0);
}

#[tokio::test]
async fn a_favorite_needs_a_token_and_an_article() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    for method in [Method::POST, Method::DELETE] {
        let send = |token| {
            service.send(
                method.clone(),
                "/articles/unknown/favorite",
                token,
                Body::empty(),
            )
        };
        send("")
            .await
            .refused(StatusCode::UNAUTHORIZED, "a token is required");
        send(&ada)
            .await
            .refused(StatusCode::NOT_FOUND, "article not found");
    }
}
