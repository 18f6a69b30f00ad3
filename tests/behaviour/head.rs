//! Borrows from the head of the request.

use axum::Json;
use axum::extract::{Query, RawQuery};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Method, StatusCode, Uri, Version};
use hardwire::{container, inject};
use hardwire_tests::{Answer, get, send, with_header, with_json};
use serde::Deserialize;

/// Borrows from the headers.
struct Token<'a>(&'a str);

/// Borrows from a value that borrows from the headers.
struct Scope<'a>(&'a Token<'a>);

struct Protocol<'a>(&'a Version);

struct Length(usize);

#[derive(Deserialize)]
struct Ask {
    number: u8,
}

#[derive(Deserialize)]
struct Page {
    page: u8,
}

#[container]
impl App {
    #[request]
    fn token(headers: &HeaderMap) -> Result<Token<'_>, StatusCode> {
        let token = headers.get("x-token").and_then(|token| token.to_str().ok());
        token.map(Token).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request]
    fn scope<'t>(token: &'t Token<'t>) -> Scope<'t> {
        Scope(token)
    }

    #[request]
    async fn protocol(version: &Version) -> Protocol<'_> {
        Protocol(version)
    }

    #[request]
    fn length(query: RawQuery) -> Length {
        Length(query.0.map_or(0, |query| query.len()))
    }
}

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> Answer {
    let mut request = with_json(with_header("x-token", "secret"), r#"{"number":4}"#);
    *request.uri_mut() = "/?page=2".parse().unwrap();
    *request.method_mut() = Method::PUT;
    send(handler, &App::build().await.unwrap(), request).await
}

fn ok(text: &str) -> Answer {
    (StatusCode::OK, text.to_owned())
}

#[tokio::test]
async fn each_part_is_borrowed() {
    #[inject]
    async fn handler(
        headers: &HeaderMap,
        method: &Method,
        uri: &Uri,
        version: &Version,
        extensions: &Extensions,
    ) -> String {
        let length = headers.len();
        let is_empty = extensions.get::<u8>().is_none();
        format!("{length} {method} {uri} {version:?} {is_empty}")
    }

    assert_eq!(answer(handler).await, ok("2 PUT /?page=2 HTTP/1.1 true"));
}

#[tokio::test]
async fn the_whole_head_is_borrowed() {
    #[inject]
    async fn handler(parts: &Parts, method: &Method) -> String {
        (parts.method == method).to_string()
    }

    assert_eq!(answer(handler).await, ok("true"));
}

#[tokio::test]
async fn a_part_is_still_borrowed_when_the_body_is_read() {
    #[inject]
    async fn handler(headers: &HeaderMap, Json(ask): Json<Ask>) -> String {
        format!("{} {}", headers.len(), ask.number)
    }

    assert_eq!(answer(handler).await, ok("2 4"));
}

#[tokio::test]
async fn the_whole_head_is_still_borrowed_when_the_body_is_read() {
    #[inject]
    async fn handler(Json(ask): Json<Ask>, parts: &Parts) -> String {
        format!("{} {}", parts.uri, ask.number)
    }

    assert_eq!(answer(handler).await, ok("/?page=2 4"));
}

#[tokio::test]
async fn a_value_that_borrows_from_the_head_outlives_the_body() {
    #[inject]
    async fn handler(token: &Token<'_>, Json(ask): Json<Ask>) -> String {
        format!("{} {}", token.0, ask.number)
    }

    assert_eq!(answer(handler).await, ok("secret 4"));
}

#[tokio::test]
async fn a_value_that_borrows_from_the_head_outlives_extractors_of_the_head() {
    #[inject]
    async fn handler(token: &Token<'_>, Query(page): Query<Page>, body: String) -> String {
        format!("{} {} {}", token.0, page.page, body.len())
    }

    assert_eq!(answer(handler).await, ok("secret 2 12"));
}

#[tokio::test]
async fn an_indirect_borrow_from_the_head_is_valid_in_the_handler() {
    #[inject]
    async fn handler(scope: Scope<'_>, Query(page): Query<Page>, body: String) -> String {
        format!("{} {} {}", scope.0.0, page.page, body.len())
    }

    assert_eq!(answer(handler).await, ok("secret 2 12"));
}

#[tokio::test]
async fn a_borrowed_value_outlives_the_extractor_of_a_provider() {
    #[inject]
    async fn handler(token: Token<'_>, length: &Length, headers: &HeaderMap) -> String {
        format!("{} {} {}", token.0, length.0, headers.len())
    }

    assert_eq!(answer(handler).await, ok("secret 6 2"));
}

#[tokio::test]
async fn a_borrowed_version_lives_as_long_as_the_others() {
    #[inject]
    async fn handler(protocol: &Protocol<'_>) -> String {
        format!("{:?}", protocol.0)
    }

    assert_eq!(answer(handler).await, ok("HTTP/1.1"));
}

#[tokio::test]
async fn a_provider_of_a_part_is_refused_before_the_body_is_read() {
    #[inject]
    async fn handler(Json(ask): Json<Ask>, token: &Token<'_>) -> String {
        format!("{} {}", token.0, ask.number)
    }

    let app = App::build().await.unwrap();
    let (status, _) = send(handler, &app, with_json(get("/"), "not JSON")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_owned_part_is_an_extractor() {
    #[inject]
    async fn handler(headers: HeaderMap, method: Method, uri: Uri) -> String {
        format!("{} {method} {uri}", headers.len())
    }

    assert_eq!(answer(handler).await, ok("2 PUT /?page=2"));
}

#[tokio::test]
async fn the_whole_request_is_an_extractor() {
    #[inject]
    async fn handler(headers: &HeaderMap, request: axum::extract::Request) -> String {
        format!("{} {}", headers.len(), request.uri())
    }

    assert_eq!(answer(handler).await, ok("2 /?page=2"));
}
