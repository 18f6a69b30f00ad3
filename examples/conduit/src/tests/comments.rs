use axum::http::StatusCode;
use serde_json::json;

use super::{Service, service::NOW};

const COMMENTS: &str = "/articles/notes/comments";

#[tokio::test]
async fn a_comment_is_listed() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let answer = service
        .post(COMMENTS, &ada, &json!({ "comment": { "body": "first" } }))
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    let comment = json!({
        "id": 1,
        "createdAt": NOW,
        "updatedAt": NOW,
        "body": "first",
        "author": { "username": "ada", "bio": "", "image": "", "following": false },
    });
    assert_eq!(answer.body, json!({ "comment": comment }));
    for token in ["", &ada] {
        let answer = service.get(COMMENTS, token).await;
        assert_eq!(answer.body, json!({ "comments": [comment] }));
    }
}

#[tokio::test]
async fn only_the_author_can_delete_a_comment() {
    let service = Service::start().await;
    let (ada, bob) = (
        service.registered("ada").await,
        service.registered("bob").await,
    );
    service.publish(&ada, "Notes").await;
    service
        .post(COMMENTS, &bob, &json!({ "comment": { "body": "first" } }))
        .await;
    let comment = format!("{COMMENTS}/1");
    let answer = service.delete(&comment, "").await;
    answer.refused(StatusCode::UNAUTHORIZED, "a token is required");
    let answer = service.delete(&comment, &ada).await;
    answer.refused(
        StatusCode::FORBIDDEN,
        "only its author may delete a comment",
    );
    let answer = service.delete(&comment, &bob).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(
        service.get(COMMENTS, "").await.body,
        json!({ "comments": [] })
    );
    let answer = service.delete(&comment, &bob).await;
    answer.refused(StatusCode::NOT_FOUND, "comment not found");
}

#[tokio::test]
async fn a_comment_of_another_article_is_not_found() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    service.publish(&ada, "Letters").await;
    service
        .post(COMMENTS, &ada, &json!({ "comment": { "body": "first" } }))
        .await;
    let answer = service.delete("/articles/letters/comments/1", &ada).await;
    answer.refused(StatusCode::NOT_FOUND, "comment not found");
}

#[tokio::test]
async fn a_comment_needs_a_token_and_a_body_and_an_article() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let (full, empty) = (
        json!({ "comment": { "body": "b" } }),
        json!({ "comment": { "body": "" } }),
    );
    let answer = service.post(COMMENTS, "", &full).await;
    answer.refused(StatusCode::UNAUTHORIZED, "a token is required");
    let answer = service.post(COMMENTS, &ada, &empty).await;
    answer.refused(StatusCode::UNPROCESSABLE_ENTITY, "body can't be empty");
    for answer in [
        service
            .post("/articles/unknown/comments", &ada, &full)
            .await,
        service.get("/articles/unknown/comments", "").await,
        service.delete("/articles/unknown/comments/1", &ada).await,
    ] {
        answer.refused(StatusCode::NOT_FOUND, "article not found");
    }
}

#[tokio::test]
async fn the_id_of_a_comment_is_a_number() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let answer = service.delete("/articles/notes/comments/first", &ada).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}
