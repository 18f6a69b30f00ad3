//! Shared code of the tests: sending requests, recording events in order, counting clones.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use tokio::sync::Notify;
use tower::ServiceExt;

/// The response of a handler: the status, and the body as text.
pub type Answer = (StatusCode, String);

/// Sends `request` to a router with `handler` as its only handler.
///
/// # Panics
///
/// If the body cannot be read, or is not text.
pub async fn send<T: 'static, S>(handler: impl Handler<T, S>, app: &S, request: Request) -> Answer
where
    S: Clone + Send + Sync + 'static,
{
    let router: Router = Router::new().fallback(handler).with_state(app.clone());
    let response = router
        .oneshot(request)
        .await
        .unwrap_or_else(|never| match never {});
    let status = response.status();
    let body = response.into_body().collect().await.expect("a whole body");
    let text = String::from_utf8(body.to_bytes().into()).expect("text");
    (status, text)
}

/// What `handler` answers to `GET /`.
pub async fn text<T: 'static, S>(handler: impl Handler<T, S>, app: &S) -> String
where
    S: Clone + Send + Sync + 'static,
{
    send(handler, app, get("/")).await.1
}

/// `GET` of `uri`.
///
/// # Panics
///
/// If it is not a URI.
#[must_use]
pub fn get(uri: &'static str) -> Request {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = uri.parse().expect("a URI");
    request
}

/// `GET /` with one header.
///
/// # Panics
///
/// If the value cannot be one.
#[must_use]
pub fn with_header(name: &'static str, value: &'static str) -> Request {
    let mut request = get("/");
    let value = value.parse().expect("a header value");
    request.headers_mut().insert(name, value);
    request
}

/// The same request with this body, which is JSON.
///
/// # Panics
///
/// Never: the one header that it adds is a header.
#[must_use]
pub fn with_json(mut request: Request, body: &'static str) -> Request {
    *request.body_mut() = Body::from(body);
    let json = "application/json".parse().expect("a header value");
    request.headers_mut().insert("content-type", json);
    request
}

/// What happened, in order.
#[derive(Debug, Default)]
pub struct Log {
    events: Mutex<Vec<&'static str>>,
    noted: Notify,
}

impl Log {
    /// Notes that this happened.
    pub fn note(&self, event: &'static str) {
        self.lock().push(event);
        self.noted.notify_waiters();
    }

    /// Everything that happened so far.
    #[must_use]
    pub fn events(&self) -> Vec<&'static str> {
        self.lock().clone()
    }

    /// Waits until so much has happened.
    pub async fn reaches(&self, count: usize) {
        loop {
            let noted = self.noted.notified();
            if self.lock().len() >= count {
                return;
            }
            noted.await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<&'static str>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A value that knows how often it and its clones were cloned.
#[derive(Debug, Default)]
pub struct Counted(Arc<AtomicUsize>);

impl Counted {
    /// How often so far.
    #[must_use]
    pub fn clones(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(&self.0))
    }
}
