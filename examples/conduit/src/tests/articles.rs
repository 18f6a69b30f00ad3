use axum::http::StatusCode;
use serde_json::json;

use super::{Service, service::NOW};

#[tokio::test]
async fn an_article_is_created_with_its_slug_and_its_tags_in_order() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    let draft = json!({ "title": "On the Engine", "description": "about", "body": "text", "tagList": ["b", "a", "b"] });
    let answer = service
        .post("/articles", &ada, &json!({ "article": draft }))
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let article = json!({
        "slug": "on-the-engine",
        "title": "On the Engine",
        "description": "about",
        "body": "text",
        "tagList": ["a", "b"],
        "createdAt": NOW,
        "updatedAt": NOW,
        "favorited": false,
        "favoritesCount": 0,
        "author": { "username": "ada", "bio": "", "image": "", "following": false },
    });
    assert_eq!(answer.body, json!({ "article": article }));
    assert_eq!(
        service.get("/articles/on-the-engine", "").await.body,
        answer.body
    );
}

#[tokio::test]
async fn an_article_needs_no_tags() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    let draft = json!({ "article": { "title": "Notes", "description": "about", "body": "text" } });
    let answer = service.post("/articles", &ada, &draft).await;
    assert_eq!(answer.body["article"]["tagList"], json!([]));
}

#[tokio::test]
async fn an_article_names_all_its_faults() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    let draft = json!({ "title": "", "description": "", "body": "", "tagList": ["a,b"] });
    let answer = service
        .post("/articles", &ada, &json!({ "article": draft }))
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let faults = [
        "title can't be empty",
        "description can't be empty",
        "body can't be empty",
        "a tag can't be empty and has no comma",
    ];
    assert_eq!(answer.body, json!({ "errors": { "body": faults } }));
}

#[tokio::test]
async fn two_articles_cannot_have_one_slug() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    service.publish(&ada, "Letters").await;
    let taken = json!({ "article": { "title": "notes!", "description": "about", "body": "text" } });
    let answer = service.post("/articles", &ada, &taken).await;
    answer.refused(
        StatusCode::UNPROCESSABLE_ENTITY,
        "slug has already been taken",
    );
    let answer = service.put("/articles/letters", &ada, &taken).await;
    answer.refused(
        StatusCode::UNPROCESSABLE_ENTITY,
        "slug has already been taken",
    );
}

#[tokio::test]
async fn an_update_changes_the_present_fields_and_the_slug() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let revision = json!({ "article": { "title": "More Notes" } });
    let answer = service.put("/articles/notes", &ada, &revision).await;
    assert_eq!(answer.status, StatusCode::OK);
    let article = &answer.body["article"];
    assert_eq!(article["slug"], "more-notes");
    assert_eq!(article["title"], "More Notes");
    assert_eq!(article["body"], "text");
    assert_eq!(article["tagList"], json!(["a", "b"]));
    let revision = json!({ "article": { "body": "new" } });
    let answer = service.put("/articles/more-notes", &ada, &revision).await;
    assert_eq!(answer.body["article"]["slug"], "more-notes");
}

#[tokio::test]
async fn an_article_is_deleted_with_all_that_belongs_to_it() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let comment = json!({ "comment": { "body": "first" } });
    service
        .post("/articles/notes/comments", &ada, &comment)
        .await;
    service
        .post("/articles/notes/favorite", &ada, &json!({}))
        .await;
    let answer = service.delete("/articles/notes", &ada).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    let answer = service.get("/articles/notes", "").await;
    answer.refused(StatusCode::NOT_FOUND, "article not found");
}

#[tokio::test]
async fn only_its_author_may_change_an_article() {
    let service = Service::start().await;
    let (ada, bob) = (
        service.registered("ada").await,
        service.registered("bob").await,
    );
    service.publish(&ada, "Notes").await;
    let revision = json!({ "article": { "body": "mine" } });
    let reason = "only its author may change an article";
    let answer = service.put("/articles/notes", &bob, &revision).await;
    answer.refused(StatusCode::FORBIDDEN, reason);
    let answer = service.delete("/articles/notes", &bob).await;
    answer.refused(StatusCode::FORBIDDEN, reason);
    assert_eq!(
        service.get("/articles/notes", "").await.body["article"]["body"],
        "text"
    );
}

#[tokio::test]
async fn an_unknown_article_is_not_found() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    let revision = json!({ "article": { "body": "new" } });
    for answer in [
        service.get("/articles/unknown", "").await,
        service.put("/articles/unknown", &ada, &revision).await,
        service.delete("/articles/unknown", &ada).await,
    ] {
        answer.refused(StatusCode::NOT_FOUND, "article not found");
    }
}

#[tokio::test]
async fn to_write_needs_a_token() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let body = json!({ "article": { "title": "t", "description": "d", "body": "b" } });
    for answer in [
        service.post("/articles", "", &body).await,
        service.put("/articles/notes", "", &body).await,
        service.delete("/articles/notes", "").await,
    ] {
        answer.refused(StatusCode::UNAUTHORIZED, "a token is required");
    }
}

#[tokio::test]
async fn an_empty_revision_is_invalid() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let revision = json!({ "article": { "title": " " } });
    let answer = service.put("/articles/notes", &ada, &revision).await;
    answer.refused(StatusCode::UNPROCESSABLE_ENTITY, "title can't be empty");
}
