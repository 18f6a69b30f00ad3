//! Instructions of one request through the router, wired and by hand, counted by callgrind.

#![expect(
    missing_docs,
    reason = "gungraun's macros write public modules without documentation"
)]

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::response::Response;
use gungraun::{library_benchmark, library_benchmark_group, main};
use hardwire_benches::{by_hand, straight, wired};
use tower::ServiceExt;

const ASK: &str = r#"{"model":3,"text":"how are you"}"#;

/// Runs a future that never waits.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing in a benchmark waits"),
    }
}

fn request(path: &str) -> Request<Body> {
    Request::post(path)
        .header(AUTHORIZATION, "Bearer secret")
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(ASK))
        .expect("the request is well formed")
}

fn answer(router: Router, path: &str) -> Response {
    run(router.oneshot(request(path))).unwrap_or_else(|never| match never {})
}

/// A router that has answered once, and the next request.
fn warm(router: Router, path: &str) -> (Router, Request<Body>) {
    assert!(answer(router.clone(), path).status().is_success());
    (router, request(path))
}

fn wired(path: &str) -> (Router, Request<Body>) {
    warm(run(wired::router()).expect("nothing in it fails"), path)
}

fn by_hand(path: &str) -> (Router, Request<Body>) {
    warm(by_hand::router(), path)
}

fn straight(path: &str) -> (Router, Request<Body>) {
    warm(straight::router(), path)
}

#[library_benchmark]
#[bench::wired(args = ("/chat"), setup = wired)]
#[bench::by_hand(args = ("/chat"), setup = by_hand)]
#[bench::straight(args = ("/chat"), setup = straight)]
fn with_body((router, request): (Router, Request<Body>)) -> Response {
    black_box(run(router.oneshot(request)).unwrap_or_else(|never| match never {}))
}

#[library_benchmark]
#[bench::wired(args = ("/greet"), setup = wired)]
#[bench::by_hand(args = ("/greet"), setup = by_hand)]
#[bench::straight(args = ("/greet"), setup = straight)]
fn without_body((router, request): (Router, Request<Body>)) -> Response {
    black_box(run(router.oneshot(request)).unwrap_or_else(|never| match never {}))
}

library_benchmark_group!(name = requests, benchmarks = [with_body, without_body]);
main!(library_benchmark_groups = requests);
