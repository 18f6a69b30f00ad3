use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello() -> &'static str {
    "hello"
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
