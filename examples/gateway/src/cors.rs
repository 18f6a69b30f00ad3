//! CORS: `POST` is allowed from any origin.

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

/// Answers preflight requests before authentication, because browsers send them without credentials.
pub(crate) async fn allow(request: Request, next: Next) -> Response {
    // `CorsLayer` treats every OPTIONS request as a preflight. The others belong to the routes.
    if request.method() == Method::OPTIONS && !is_preflight(&request) {
        return next.run(request).await;
    }
    let answered: Result<_, Infallible> = layer().layer(next).oneshot(request).await;
    answered.unwrap_or_else(|never| match never {})
}

/// The wildcard `*` does not include `Authorization`, so the requested headers are listed by name.
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
