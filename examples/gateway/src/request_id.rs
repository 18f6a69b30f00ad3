//! `X-Request-ID`: taken from the client or generated, and sent with the response.

use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue},
    middleware::map_request,
};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

const NAME: HeaderName = HeaderName::from_static("x-request-id");
/// Several times the length of a UUID.
const LONGEST: usize = 128;

/// The same router, with an ID for each request.
pub(crate) fn layers<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router
        .layer(PropagateRequestIdLayer::new(NAME))
        .layer(SetRequestIdLayer::new(NAME, MakeRequestUuid))
        .layer(map_request(only_usable))
}

/// Removes an unusable ID, so that a new one is generated.
async fn only_usable(mut request: Request) -> Request {
    let headers = request.headers_mut();
    if headers.get(NAME).is_some_and(|id| !is_usable(id)) {
        headers.remove(NAME);
    }
    request
}

/// The ID must be printable in the access log.
fn is_usable(id: &HeaderValue) -> bool {
    (1..=LONGEST).contains(&id.len())
        && id
            .as_bytes()
            .iter()
            .all(|byte| (b' '..=b'~').contains(byte))
}
