//! The services, and one request to them.

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

/// Who wires nothing: what is left of the time is the price of the router and of the request.
pub(crate) const NOTHING: &str = "nothing wired";

/// The peer that the others are compared to.
pub(crate) const BY_HAND: &str = "by hand";

/// A service, and who wired it.
pub(crate) struct Peer {
    /// Who wired it.
    pub(crate) name: &'static str,
    /// The service.
    pub(crate) router: Router,
}

/// Every service that is compared.
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

/// A request that every service answers.
pub(crate) fn request() -> Request<Body> {
    let request = Request::get("/").header(AUTHORIZATION, "Bearer secret");
    request.body(Body::empty()).expect("it is well formed")
}

/// What a service answers.
pub(crate) fn answer(router: Router, request: Request<Body>) -> Response {
    run(router.oneshot(request)).unwrap_or_else(|never| match never {})
}

/// That all services that answer at all answer the same, to the last byte.
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

/// Runs a future that never waits, so that no runtime is measured.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing in a benchmark waits"),
    }
}
