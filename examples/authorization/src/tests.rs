use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use super::{App, router};

/// The status of a request with this token.
async fn status(method: &str, token: &str) -> StatusCode {
    let request = Request::builder()
        .method(method)
        .header("authorization", format!("Bearer {token}"))
        .body(Body::from("Second edition"));
    let router = router(App::build().await.unwrap());
    let response = router.oneshot(request.unwrap()).await;
    response.unwrap().status()
}

#[tokio::test]
async fn readers_read() {
    assert_eq!(status("GET", "reader").await, StatusCode::OK);
    assert_eq!(status("POST", "reader").await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn editors_read_and_write() {
    assert_eq!(status("GET", "editor").await, StatusCode::OK);
    assert_eq!(status("POST", "editor").await, StatusCode::OK);
}

#[tokio::test]
async fn strangers_do_neither() {
    assert_eq!(status("GET", "stranger").await, StatusCode::UNAUTHORIZED);
    assert_eq!(status("POST", "stranger").await, StatusCode::UNAUTHORIZED);
}
