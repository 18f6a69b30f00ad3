//! Documentation and metrics.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
    response::Response,
};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::{Service, service::json};
use crate::routes;

async fn get(router: &Router, path: &str) -> Response {
    let request = Request::get(path).body(Body::empty()).unwrap();
    router.clone().oneshot(request).await.unwrap()
}

#[tokio::test]
async fn every_endpoint_is_documented() {
    let service = Service::start().await;
    let router = routes::router(service.app.clone());
    let document = json(get(&router, "/openapi.json").await).await;
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let operations = item.as_object().unwrap().iter();
        operations.map(move |(method, operation)| {
            format!(
                "{method} {path}: {}",
                operation["operationId"].as_str().unwrap()
            )
        })
    });
    let operations: Vec<_> = operations.collect();
    expect_test::expect![[r#"
        [
            "get /api/articles: list_articles",
            "post /api/articles: create_article",
            "get /api/articles/feed: feed",
            "delete /api/articles/{slug}: delete_article",
            "get /api/articles/{slug}: get_article",
            "put /api/articles/{slug}: update_article",
            "get /api/articles/{slug}/comments: list_comments",
            "post /api/articles/{slug}/comments: create_comment",
            "delete /api/articles/{slug}/comments/{id}: delete_comment",
            "delete /api/articles/{slug}/favorite: unfavorite_article",
            "post /api/articles/{slug}/favorite: favorite_article",
            "get /api/profiles/{username}: get_profile",
            "delete /api/profiles/{username}/follow: unfollow",
            "post /api/profiles/{username}/follow: follow",
            "get /api/tags: list_tags",
            "get /api/user: current_user",
            "put /api/user: update_user",
            "post /api/users: register",
            "post /api/users/login: login",
        ]
    "#]]
    .assert_debug_eq(&operations);
}

#[tokio::test]
async fn the_page_to_try_it_is_served_without_a_network() {
    let service = Service::start().await;
    let router = routes::router(service.app.clone());
    for file in ["index.html", "swagger-ui.css", "swagger-ui-bundle.js"] {
        let response = get(&router, &format!("/docs/{file}")).await;
        assert_eq!(response.status(), StatusCode::OK, "{file}");
    }
}

#[tokio::test]
async fn requests_are_measured_by_their_route() {
    let service = Service::start().await;
    let router = routes::router(service.app.clone());
    get(&router, "/api/articles/unknown").await;
    let metrics = get(&router, "/metrics").await.into_body();
    let metrics = metrics.collect().await.unwrap().to_bytes();
    let metrics = String::from_utf8(metrics.to_vec()).unwrap();
    let line = r#"http_request_duration_seconds_count{method="GET",path="/api/articles/{slug}",status="404"} 1"#;
    assert!(metrics.contains(line), "{metrics}");
}
