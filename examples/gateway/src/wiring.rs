//! `GET /wiring`: the graph and the routes.

mod page;
mod routes;

use std::sync::LazyLock;

use axum::{
    http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

/// The page loads only `/metrics`.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Rendered on the first request, because the layout of the graph takes time.
static PAGE: LazyLock<String> = LazyLock::new(page::render);

pub(crate) async fn page() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, PAGE.as_str()).into_response()
}
