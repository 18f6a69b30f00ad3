//! `#[container(error = ApiError, rejections = own)]`: rejections of extractors are not converted.

use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::{get, send, with_header};

#[derive(Debug)]
struct Unknown;

impl std::fmt::Display for Unknown {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("unknown")
    }
}

/// Like `anyhow::Error`, converts from everything that implements `Display`, which includes rejections.
struct ApiError(String);

impl<E: std::fmt::Display> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, self.0).into_response()
    }
}

struct User;

struct Page(u8);

struct Known(u8);

#[container(error = ApiError, rejections = own)]
impl App {
    #[request(extract)]
    fn user(headers: &HeaderMap) -> Result<User, Unknown> {
        let is_known = headers.contains_key("x-user");
        is_known.then_some(User).ok_or(Unknown)
    }

    #[request]
    fn page(Query(page): Query<Vec<(String, u8)>>) -> Page {
        Page(page.into_iter().map(|(_, number)| number).sum())
    }

    #[request(extract)]
    fn known(_user: &User, page: &Page) -> Known {
        Known(page.0)
    }
}

#[tokio::test]
async fn a_providers_error_is_converted() {
    #[inject]
    async fn hello(_: &User) {}

    let app = App::build().await.unwrap();
    let refused = (StatusCode::INTERNAL_SERVER_ERROR, "unknown".to_owned());
    assert_eq!(send(hello, &app, get("/")).await, refused);
}

#[tokio::test]
async fn a_rejection_of_the_handlers_extractor_is_not_converted() {
    #[inject]
    async fn paged(Query(page): Query<Vec<(String, u8)>>) -> String {
        page.len().to_string()
    }

    let app = App::build().await.unwrap();
    let (status, _) = send(paged, &app, get("/?page=x")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_rejection_of_a_providers_extractor_is_not_converted() {
    #[inject]
    async fn paged(page: &Page) -> String {
        page.0.to_string()
    }

    let app = App::build().await.unwrap();
    let (status, _) = send(paged, &app, get("/?page=x")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_handlers_own_error_does_not_convert_rejections_either() {
    struct Converted;

    impl From<Unknown> for Converted {
        fn from(_: Unknown) -> Self {
            Self
        }
    }

    impl IntoResponse for Converted {
        fn into_response(self) -> Response {
            StatusCode::IM_A_TEAPOT.into_response()
        }
    }

    #[inject(App, error = Converted)]
    async fn paged(_: &User, page: &Page) -> String {
        page.0.to_string()
    }

    let app = App::build().await.unwrap();
    let (status, _) = send(paged, &app, get("/?page=x")).await;
    assert_eq!(status, StatusCode::IM_A_TEAPOT);
    let mut rejected = with_header("x-user", "ada");
    *rejected.uri_mut() = "/?page=x".parse().unwrap();
    let (status, _) = send(paged, &app, rejected).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_provider_as_an_extractor_keeps_the_two_apart() {
    async fn known(known: Known) -> String {
        known.0.to_string()
    }

    let app = App::build().await.unwrap();
    let (status, text) = send(known, &app, get("/?page=1")).await;
    assert_eq!(
        (status, text.as_str()),
        (StatusCode::INTERNAL_SERVER_ERROR, "unknown")
    );
    let mut rejected = with_header("x-user", "ada");
    *rejected.uri_mut() = "/?page=x".parse().unwrap();
    assert_eq!(send(known, &app, rejected).await.0, StatusCode::BAD_REQUEST);
    let mut right = with_header("x-user", "ada");
    *right.uri_mut() = "/?page=4".parse().unwrap();
    assert_eq!(send(known, &app, right).await.1, "4");
}
