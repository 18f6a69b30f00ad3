//! Transactions: parallel ones, and one whose commit fails.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
    routing::post,
};
use futures_util::future::join_all;
use hardwire::inject;
use serde_json::json;
use tower::ServiceExt;

use super::Service;
use crate::{app::App, database::Tx, error::ApiError};

#[tokio::test(flavor = "multi_thread")]
async fn twelve_parallel_registrations_succeed() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let service = Service::on_file(file.path(), 10).await;
    let registrations = (0..12).map(|number| service.register(format!("user{number}")));
    for answer in join_all(registrations).await {
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    }
}

/// Each deletion reads before it writes. In SQLite, such transactions cannot run in parallel.
#[tokio::test(flavor = "multi_thread")]
async fn twelve_parallel_deletions_succeed() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let service = Service::on_file(file.path(), 10).await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    let comment = json!({ "comment": { "body": "first" } });
    for _ in 0..12 {
        service
            .post("/articles/notes/comments", &ada, &comment)
            .await;
    }
    let paths: Vec<_> = (1..=12)
        .map(|id| format!("/articles/notes/comments/{id}"))
        .collect();
    let deletions = paths.iter().map(|path| service.delete(path, &ada));
    for answer in join_all(deletions).await {
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.body);
    }
}

/// The foreign key is deferred, so only the commit detects that the author does not exist.
#[inject]
async fn orphan(tx: &mut Tx) -> Result<StatusCode, ApiError> {
    let query = sqlx::query(
        "INSERT INTO articles (author_id, slug, title, description, body, created_at, updated_at)
         VALUES (404, 'orphan', '', '', '', 0, 0)",
    );
    query.execute(tx.connection()).await?;
    Ok(StatusCode::CREATED)
}

#[tokio::test]
async fn a_commit_that_fails_is_the_response_and_leaves_no_row() {
    let service = Service::start().await;
    let router: Router = Router::new()
        .route("/", post(orphan))
        .with_state(service.app.clone());
    let request = Request::post("/").body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let body = super::service::json(response).await;
    assert_eq!(body, json!({ "errors": { "body": ["internal error"] } }));
    let articles = sqlx::query_scalar("SELECT COUNT(*) FROM articles");
    let articles: i64 = articles.fetch_one(&service.app.pool).await.unwrap();
    assert_eq!(articles, 0);
}

#[tokio::test]
async fn a_refused_request_leaves_no_row() {
    let service = Service::start().await;
    let ada = service.registered("ada").await;
    service.publish(&ada, "Notes").await;
    // The article's slug is already taken. The tags would be inserted after the article.
    let draft = json!({ "article": { "title": "notes!", "description": "d", "body": "b", "tagList": ["new"] } });
    let answer = service.post("/articles", &ada, &draft).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let count = service.get("/articles", "").await.body["articlesCount"].clone();
    assert_eq!(count, 1);
}

#[tokio::test]
async fn shutdown_closes_the_pool() {
    let service = Service::start().await;
    service.app.shutdown().await.unwrap();
    assert!(service.app.pool.is_closed());
}
