//! Sends requests to the routers of the tests.

mod recipes;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use http_body_util::BodyExt;
use tower::ServiceExt;

/// `GET` of `uri`.
///
/// # Panics
///
/// If `uri` cannot be parsed.
#[must_use]
pub fn get(uri: &str) -> Request {
    let request = Request::get(uri).body(Body::empty());
    request.expect("a URI")
}

/// `POST /` with this body.
///
/// # Panics
///
/// Never: method, path and body are valid.
#[must_use]
pub fn post(body: &'static str) -> Request {
    let request = Request::post("/").body(Body::from(body));
    request.expect("a request")
}

/// `GET /` with one header.
///
/// # Panics
///
/// If the header is invalid.
#[must_use]
pub fn with_header(name: &str, value: &str) -> Request {
    let request = Request::get("/").header(name, value).body(Body::empty());
    request.expect("a header")
}

/// `GET /` with the cookie that the response to `GET` of `uri` sets.
///
/// # Panics
///
/// If it sets none.
pub async fn with_cookie_of(router: &Router, uri: &str) -> Request {
    let response = respond(router, get(uri)).await;
    let cookie = response.headers()[SET_COOKIE].to_str();
    with_header("cookie", cookie.expect("text"))
}

/// Sends `request` through `router`.
pub async fn respond(router: &Router, request: Request) -> Response {
    let response = router.clone().oneshot(request).await;
    response.unwrap_or_else(|never| match never {})
}

/// Sends `request` through `router`, and reads the response.
///
/// # Panics
///
/// If the body is not text.
pub async fn send(router: &Router, request: Request) -> (StatusCode, String) {
    let response = respond(router, request).await;
    (response.status(), text(response).await)
}

/// The body of a response.
///
/// # Panics
///
/// If the body is not text.
pub async fn text(response: Response) -> String {
    let body = response.into_body().collect().await.expect("a whole body");
    String::from_utf8(body.to_bytes().into()).expect("text")
}
