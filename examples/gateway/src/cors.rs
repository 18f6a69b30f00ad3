//! Browsers of any origin may ask.

use std::convert::Infallible;

use axum::{
    extract::Request,
    http::{
        Method,
        header::{ACCESS_CONTROL_REQUEST_METHOD, ORIGIN},
    },
    middleware::Next,
    response::Response,
};
use tower::{Layer, ServiceExt};
use tower_http::cors::{AllowHeaders, Any, CorsLayer};

/// Answers preflights itself, before anyone asks who is calling: a browser sends no credentials with them.
pub(crate) async fn allow(request: Request, next: Next) -> Response {
    // `CorsLayer` takes every OPTIONS for a preflight. Others are for the routes to answer.
    if request.method() == Method::OPTIONS && !is_preflight(&request) {
        return next.run(request).await;
    }
    let answered: Result<_, Infallible> = layer().layer(next).oneshot(request).await;
    answered.unwrap_or_else(|never| match never {})
}

/// The header of an authorization is none of those that `*` allows, so the headers are named as they were asked for.
fn layer() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::POST])
        .allow_headers(AllowHeaders::mirror_request())
}

fn is_preflight(request: &Request) -> bool {
    let headers = request.headers();
    headers.contains_key(ORIGIN) && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}
