//! `GET /wiring`
use axum::response::Html;
pub(crate) async fn page() -> Html<&'static str> { Html("") }
