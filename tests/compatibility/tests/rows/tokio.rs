use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hardwire::{LazyTimeout, container, inject};
use hardwire_compatibility::{get as request, send};

struct Search;

#[derive(Clone, Debug)]
struct TooSlow;

impl From<LazyTimeout> for TooSlow {
    fn from(_: LazyTimeout) -> Self {
        Self
    }
}

impl IntoResponse for TooSlow {
    fn into_response(self) -> Response {
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }
}

#[container]
impl App {
    #[singleton(lazy, timeout = Duration::from_secs(3600))]
    async fn search() -> Result<Search, TooSlow> {
        std::future::pending().await
    }
}

#[inject]
async fn find(_search: &Search) {}

#[tokio::test(start_paused = true)]
async fn start_paused() {
    let app = App::build().await.unwrap();
    let router = Router::new().route("/", get(find)).with_state(app);
    let (status, _) = send(&router, request("/")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
}
