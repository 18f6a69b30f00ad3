use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, ORIGIN};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::routing::{get, post};
use hardwire::{Outcome, container, inject};
use hardwire_compatibility::{get as request, respond, send, text, with_header};
use tokio::sync::Notify;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::CorsLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestId, RequestId, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::{DefaultMakeSpan, TraceLayer};

use crate::tracing::Lines;

/// How requests ended.
#[derive(Default)]
struct Log {
    outcomes: Mutex<Vec<&'static str>>,
    noted: Notify,
}

struct Tx(Arc<Log>);

impl Tx {
    async fn finish(self, outcome: Outcome) {
        let word = match outcome {
            Outcome::Ok => "committed",
            Outcome::Cancelled => "cancelled",
            Outcome::Panicked => "panicked",
            _ => "rolled back",
        };
        self.0.outcomes.lock().unwrap().push(word);
        self.0.noted.notify_one();
    }
}

struct Id(String);

#[container]
impl App {
    #[input]
    fn log() -> Arc<Log>;

    #[request(teardown = Tx::finish)]
    fn tx(log: Arc<Log>) -> Tx {
        Tx(log)
    }

    #[request]
    fn id(headers: &HeaderMap) -> Result<Id, StatusCode> {
        let id = headers.get("x-request-id").ok_or(StatusCode::BAD_REQUEST)?;
        Ok(Id(format!("{id:?}")))
    }
}

#[inject]
async fn hello(_tx: &Tx) -> &'static str {
    "hello"
}

#[inject]
async fn endless(_tx: &Tx) {
    std::future::pending().await
}

#[inject]
async fn panicking(_tx: &Tx) {
    panic!("on purpose")
}

#[inject]
async fn upload(_tx: &Tx, body: String) -> String {
    body
}

#[inject]
async fn show_id(id: &Id) -> String {
    id.0.clone()
}

async fn app() -> App {
    App::build(Arc::default()).await.unwrap()
}

/// How the requests ended, once one has.
async fn outcomes(app: &App) -> Vec<&'static str> {
    app.log.noted.notified().await;
    app.log.outcomes.lock().unwrap().clone()
}

#[tokio::test]
async fn trace() {
    let spans = DefaultMakeSpan::new().level(tracing::Level::INFO);
    let router = Router::new()
        .route("/", get(crate::tracing::logging))
        .layer(TraceLayer::new_for_http().make_span_with(spans))
        .with_state(crate::tracing::App::build().await.unwrap());
    let lines = Lines::default();
    let _guard = lines.subscribe();
    send(&router, request("/")).await;
    let lines = lines.text();
    assert!(lines.contains("request{method=GET uri=/"), "{lines}");
    assert!(lines.contains("in the handler"), "{lines}");
}

#[tokio::test(start_paused = true)]
async fn timeout() {
    let app = app().await;
    let late = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(5));
    let router = Router::new()
        .route("/", get(endless))
        .layer(late)
        .with_state(app.clone());
    let (status, _) = send(&router, request("/")).await;
    assert_eq!(status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(outcomes(&app).await, ["cancelled"]);
}

#[tokio::test]
async fn catch_panic() {
    let app = app().await;
    let router = Router::new()
        .route("/", get(panicking))
        .layer(CatchPanicLayer::new())
        .with_state(app.clone());
    let (status, _) = send(&router, request("/")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(outcomes(&app).await, ["panicked"]);
}

#[tokio::test]
async fn cors() {
    let router = Router::new()
        .route("/", get(hello))
        .layer(CorsLayer::permissive())
        .with_state(app().await);
    let request = with_header(ORIGIN.as_str(), "https://example.org");
    let response = respond(&router, request).await;
    assert_eq!(response.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    assert_eq!(text(response).await, "hello");
}

#[tokio::test]
async fn limit() {
    let app = app().await;
    let router = Router::new()
        .route("/", post(upload))
        .layer(RequestBodyLimitLayer::new(4))
        .with_state(app.clone());
    // Without a `Content-Length`, the limit is found while the extractor reads the body.
    let body = Body::new("too long".to_owned());
    let request = Request::post("/").body(body).unwrap();
    let (status, _) = send(&router, request).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(outcomes(&app).await, ["rolled back"]);
}

#[derive(Clone)]
struct SameId;

impl MakeRequestId for SameId {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        Some(RequestId::new("7".parse().unwrap()))
    }
}

#[tokio::test]
async fn request_id() {
    let name = HeaderName::from_static("x-request-id");
    let router = Router::new()
        .route("/", get(show_id))
        .layer(SetRequestIdLayer::new(name, SameId))
        .with_state(app().await);
    assert_eq!(send(&router, request("/")).await.1, "\"7\"");
}
