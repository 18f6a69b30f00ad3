//! `#[container(error = ApiError)]`: one type for all errors of a container.

use std::convert::Infallible;
use std::num::ParseIntError;

use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{FromRequestParts, Query, Request, State};
use axum::handler::Handler;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::{get, send, text, with_header, with_json};

/// Deliberately not a response. Only `ApiError` is one.
struct Unknown;

#[derive(Debug)]
enum ApiError {
    Unknown,
    Number,
    Query,
    Json,
}

impl From<Unknown> for ApiError {
    fn from(Unknown: Unknown) -> Self {
        Self::Unknown
    }
}

impl From<ParseIntError> for ApiError {
    fn from(_: ParseIntError) -> Self {
        Self::Number
    }
}

impl From<QueryRejection> for ApiError {
    fn from(_: QueryRejection) -> Self {
        Self::Query
    }
}

impl From<JsonRejection> for ApiError {
    fn from(_: JsonRejection) -> Self {
        Self::Json
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (StatusCode::IM_A_TEAPOT, format!("{self:?}")).into_response()
    }
}

struct User;

struct Page(u8);

struct Number(u8);

struct Verb(Method);

struct Verbs(String);

#[container(error = ApiError)]
impl App {
    #[request]
    async fn user(headers: &HeaderMap) -> Result<User, Unknown> {
        let is_known = headers.contains_key("x-user");
        is_known.then_some(User).ok_or(Unknown)
    }

    #[request]
    fn page(Query(page): Query<u8>) -> Page {
        Page(page)
    }

    #[factory]
    fn number(headers: &HeaderMap) -> Result<Number, ParseIntError> {
        let text = headers.get("x-user").and_then(|text| text.to_str().ok());
        text.unwrap_or_default().parse().map(Number)
    }

    #[request]
    fn verb(method: Method) -> Result<Verb, Infallible> {
        Ok(Verb(method))
    }

    #[request(extract)]
    fn verbs(verb: &Verb) -> Verbs {
        Verbs(format!("{0} {0}", verb.0))
    }

    #[request]
    fn refused() -> Result<u64, ApiError> {
        Err(ApiError::Number)
    }
}

#[inject]
async fn known(_: &User, Json(_): Json<u8>) -> Result<&'static str, StatusCode> {
    Err(StatusCode::CONFLICT)
}

#[inject]
async fn paged(page: &Page) -> String {
    page.0.to_string()
}

#[inject]
async fn numbered(number: Number) -> String {
    number.0.to_string()
}

#[inject]
async fn try_later(number: impl Fn() -> Result<Number, ParseIntError>) -> String {
    format!("{:?}", number().is_ok())
}

#[inject]
async fn all_of_them(_: HeaderMap, refused: u64) -> String {
    refused.to_string()
}

async fn refusal(answer: impl Future<Output = (StatusCode, String)>) -> String {
    let (status, text) = answer.await;
    assert_eq!(status, StatusCode::IM_A_TEAPOT);
    text
}

#[tokio::test]
async fn a_providers_error_is_converted() {
    let app = App::build().await.unwrap();
    assert_eq!(refusal(send(known, &app, get("/"))).await, "Unknown");
}

#[tokio::test]
async fn a_factorys_error_is_converted() {
    let app = App::build().await.unwrap();
    assert_eq!(refusal(send(numbered, &app, get("/"))).await, "Number");
}

#[tokio::test]
async fn a_rejection_is_converted() {
    let app = App::build().await.unwrap();
    let request = with_json(with_header("x-user", "ada"), "no number");
    assert_eq!(refusal(send(known, &app, request)).await, "Json");
}

#[tokio::test]
async fn a_rejection_of_an_extractor_that_a_provider_asks_for_is_converted() {
    let app = App::build().await.unwrap();
    assert_eq!(refusal(send(paged, &app, get("/?page"))).await, "Query");
}

#[tokio::test]
async fn the_error_itself_is_converted_to_itself() {
    let app = App::build().await.unwrap();
    assert_eq!(refusal(send(all_of_them, &app, get("/"))).await, "Number");
}

#[tokio::test]
async fn the_handlers_error_is_not_converted() {
    let app = App::build().await.unwrap();
    let request = with_json(with_header("x-user", "ada"), "7");
    assert_eq!(send(known, &app, request).await.0, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_error_of_a_called_factory_is_not_converted() {
    let app = App::build().await.unwrap();
    let answer = send(try_later, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::OK, "false".to_owned()));
}

#[tokio::test]
async fn a_rejection_that_cannot_be_needs_no_conversion() {
    #[inject]
    async fn layer(State(app): State<App>, verb: &Verb, request: Request, next: Next) -> Response {
        let _ = (app, &verb.0);
        next.run(request).await
    }

    async fn verbs(verbs: Verbs) -> String {
        verbs.0
    }

    let app = App::build().await.unwrap();
    let layer = middleware::from_fn_with_state(app.clone(), layer);
    assert_eq!(text(verbs.layer(layer), &app).await, "GET GET");
}

#[tokio::test]
async fn a_rejection_that_cannot_be_may_have_its_conversion() {
    struct Converting;

    impl From<Infallible> for Converting {
        fn from(never: Infallible) -> Self {
            match never {}
        }
    }

    impl IntoResponse for Converting {
        fn into_response(self) -> Response {
            StatusCode::IM_A_TEAPOT.into_response()
        }
    }

    #[container(error = Converting)]
    impl Plain {}

    #[inject(Plain)]
    async fn handler(method: Method, _: Request) -> String {
        method.to_string()
    }

    assert_eq!(text(handler, &Plain::build().await.unwrap()).await, "GET");
}

#[tokio::test]
async fn a_rejection_of_a_generic_handlers_extractor_is_converted() {
    #[inject]
    async fn handler<E: FromRequestParts<App> + Send>(_: E) -> &'static str
    where
        ApiError: From<E::Rejection>,
    {
        "extracted"
    }

    let app = App::build().await.unwrap();
    let paged = handler::<Query<u8>>;
    assert_eq!(refusal(send(paged, &app, get("/?page"))).await, "Query");
}
