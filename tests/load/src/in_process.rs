//! Requests that call the router directly.

use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::task::Poll;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use fastrand::Rng;
use futures_util::FutureExt;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::fault::Fault;

/// Sends this many requests sequentially.
pub(crate) async fn make(router: Router, requests: u64, mut rng: Rng) {
    for _ in 0..requests {
        let fault = Fault::drawn(&mut rng);
        let asked = AssertUnwindSafe(ask(&router, fault)).catch_unwind();
        if fault == Some(Fault::Gone) {
            polled(asked, rng.usize(..8)).await;
        } else {
            // Faults are deliberate, so the result does not matter.
            let _ = asked.await;
        }
    }
}

async fn ask(router: &Router, fault: Option<Fault>) {
    let (name, value) = Fault::header(fault);
    let request = Request::get("/").header(name, value).body(Body::empty());
    let answer = router.clone().oneshot(request.unwrap_or_default()).await;
    let response = answer.unwrap_or_else(|never| match never {});
    // A body in memory cannot fail.
    let _ = response.into_body().collect().await;
}

/// Polls a future this many times, and drops it.
async fn polled(future: impl Future, polls: usize) {
    let mut future = pin!(future);
    for _ in 0..polls {
        let poll = poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
        if poll.is_ready() {
            return;
        }
        tokio::task::yield_now().await;
    }
}
