//! The services, and the request that is measured.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use axum::routing::get;
use benches_peers::{by_hand, cached, froodi, nject, shaku, wired};
use tower::ServiceExt;

/// A service without dependencies. Its time is that of the router and the request.
pub(crate) const NOTHING: &str = "nothing wired";

/// The peer that the others are compared to.
pub(crate) const BY_HAND: &str = "by hand";

/// A service.
pub(crate) struct Peer {
    /// The name of the crate that wires it.
    pub(crate) name: &'static str,
    pub(crate) router: Router,
}

/// All services that are compared.
pub(crate) fn all() -> Vec<Peer> {
    let wired = run(wired::router()).expect("nothing in it fails");
    let nothing = Router::new().route("/", get(async || "nothing"));
    [
        (BY_HAND, by_hand::router()),
        ("hardwire", wired),
        ("nject", nject::router()),
        ("shaku_axum", shaku::router()),
        ("axum_extra::Cached", cached::router()),
        ("froodi", froodi::router()),
        (NOTHING, nothing),
    ]
    .map(|(name, router)| Peer { name, router })
    .into()
}

/// A request that every service accepts.
pub(crate) fn request() -> Request<Body> {
    let request = Request::get("/").header(AUTHORIZATION, "Bearer secret");
    request.body(Body::empty()).expect("it is well formed")
}

/// The response of a service.
pub(crate) fn answer(router: Router, request: Request<Body>) -> Response {
    run(router.oneshot(request)).unwrap_or_else(|never| match never {})
}

/// Asserts that all services with dependencies send the same response.
pub(crate) fn assert_same_response(peers: &[Peer]) {
    let expected = (
        StatusCode::OK,
        r#"{"user":7,"text":"Hello: 1250 (13)"}"#.to_owned(),
    );
    for peer in peers.iter().filter(|peer| peer.name != NOTHING) {
        let (status, headers, body) = read(answer(peer.router.clone(), request()));
        assert_eq!((status, body), expected, "{}", peer.name);
        assert_eq!(headers["content-type"], "application/json", "{}", peer.name);
    }
}

fn read(response: Response) -> (StatusCode, HeaderMap, String) {
    let (parts, body) = response.into_parts();
    let body = run(to_bytes(body, usize::MAX)).expect("it is in memory");
    let body = String::from_utf8_lossy(&body).into_owned();
    (parts.status, parts.headers, body)
}

/// Runs a future that is always ready, so that no runtime is measured.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing in a benchmark waits"),
    }
}
