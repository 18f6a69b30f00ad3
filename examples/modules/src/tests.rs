//! A test container provides the dependencies of a module.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use hardwire::container;
use tower::ServiceExt;

use crate::notes::{Limit, Notes, Shelf};
use crate::visitors::Visitor;
use crate::{App, router};

async fn answer(router: Router, note: &str) -> (StatusCode, String) {
    let request = Request::post("/").header("x-name", "Ada");
    let request = request.body(Body::from(note.to_owned())).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 1000).await.unwrap();
    (status, String::from_utf8(body.into()).unwrap())
}

#[tokio::test]
async fn notes_are_stored_up_to_the_limit() {
    let router = router(App::build().await.unwrap());
    for (note, expected) in [
        ("one", "Ada: one\n"),
        ("two", "Ada: one\nAda: two\n"),
        ("three", "Ada: one\nAda: two\nAda: three\n"),
    ] {
        let expected = (StatusCode::OK, expected.to_owned());
        assert_eq!(answer(router.clone(), note).await, expected);
    }
    let status = answer(router, "four").await.0;
    assert_eq!(status, StatusCode::INSUFFICIENT_STORAGE);
}

/// A shelf that is always full.
struct Full;

impl Shelf for Full {
    fn put(&self, _note: String) {}

    fn all(&self) -> Vec<String> {
        vec![String::new(); 3]
    }
}

#[container(modules(Notes))]
impl Crowded {
    #[singleton]
    fn limit() -> Limit {
        Limit(3)
    }

    #[singleton]
    fn full() -> Box<dyn Shelf> {
        Box::new(Full)
    }
}

#[tokio::test]
async fn another_container_includes_the_same_module() {
    let app = Crowded::build().await.unwrap();
    let is_full = app.full.all().len() == app.limit.0;
    assert!(is_full);
}

#[test]
fn a_provider_of_a_module_is_a_function() {
    let ada = Visitor("Ada".to_owned());
    assert!(Notes::room(&Full, &Limit(4), &ada).is_ok());
    let refusal = Notes::room(&Full, &Limit(3), &ada).map(|_| ());
    assert_eq!(refusal, Err(StatusCode::INSUFFICIENT_STORAGE));
}
