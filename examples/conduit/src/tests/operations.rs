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
                "{path} {method}: {}",
                operation["operationId"].as_str().unwrap()
            )
        })
    });
    let mut operations: Vec<_> = operations.collect();
    // A feature of serde_json determines whether JSON objects are sorted, and other crates may enable it.
    operations.sort_unstable();
    expect_test::expect![[r#"
        [
            "/api/articles get: list_articles",
            "/api/articles post: create_article",
            "/api/articles/feed get: feed",
            "/api/articles/{slug} delete: delete_article",
            "/api/articles/{slug} get: get_article",
            "/api/articles/{slug} put: update_article",
            "/api/articles/{slug}/comments get: list_comments",
            "/api/articles/{slug}/comments post: create_comment",
            "/api/articles/{slug}/comments/{id} delete: delete_comment",
            "/api/articles/{slug}/favorite delete: unfavorite_article",
            "/api/articles/{slug}/favorite post: favorite_article",
            "/api/profiles/{username} get: get_profile",
            "/api/profiles/{username}/follow delete: unfollow",
            "/api/profiles/{username}/follow post: follow",
            "/api/tags get: list_tags",
            "/api/user get: current_user",
            "/api/user put: update_user",
            "/api/users post: register",
            "/api/users/login post: login",
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
