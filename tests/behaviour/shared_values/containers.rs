//! A shared value is not visible to other containers.

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use hardwire::{container, inject, module};
use hardwire_tests::{Log, get as request};

use super::answer;

struct Visit(u32);

#[module]
impl Visits {
    #[request(shared)]
    fn visit(log: &Log) -> Visit {
        log.note("visit");
        Visit(1)
    }
}

#[container(modules(Visits))]
impl First {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }
}

#[container(modules(Visits))]
impl Second {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }
}

#[inject(First)]
async fn first(visit: &Visit, request: Request, next: Next) -> Response {
    assert_eq!(visit.0, 1);
    next.run(request).await
}

#[inject(First)]
async fn of_first(visit: &Visit) -> String {
    visit.0.to_string()
}

#[inject(Second)]
async fn of_second(visit: &Visit) -> String {
    visit.0.to_string()
}

#[tokio::test]
async fn a_shared_value_of_a_module_is_built_once() {
    let app = First::build().await.unwrap();
    let router = Router::new()
        .route("/", get(of_first))
        .layer(from_fn_with_state(app.clone(), first))
        .with_state(app.clone());
    assert_eq!(answer(router, request("/")).await.1, "1");
    assert_eq!(app.log.events(), ["visit"]);
}

#[tokio::test]
async fn a_container_of_another_type_builds_its_own() {
    let (outer, inner) = (
        First::build().await.unwrap(),
        Second::build().await.unwrap(),
    );
    let router = Router::new()
        .route("/", get(of_second))
        .layer(from_fn_with_state(outer.clone(), first))
        .with_state(inner.clone());
    assert_eq!(answer(router, request("/")).await.1, "1");
    assert_eq!(outer.log.events(), ["visit"]);
    assert_eq!(inner.log.events(), ["visit"]);
}

#[tokio::test]
async fn another_container_of_the_same_type_builds_its_own() {
    let (outer, inner) = (First::build().await.unwrap(), First::build().await.unwrap());
    let router = Router::new()
        .route("/", get(of_first))
        .layer(from_fn_with_state(outer.clone(), first))
        .with_state(inner.clone());
    assert_eq!(answer(router, request("/")).await.1, "1");
    assert_eq!(outer.log.events(), ["visit"]);
    assert_eq!(inner.log.events(), ["visit"]);
}

struct Same;

#[module]
impl Elsewhere {
    #[request(shared)]
    fn first(log: &Log) -> Same {
        log.note("elsewhere");
        Same
    }
}

/// Two shared providers of the same type.
#[container(modules(Elsewhere))]
impl Third {
    #[request(shared)]
    fn second(log: &Log) -> Same {
        log.note("here");
        Same
    }

    #[singleton]
    fn log() -> Log {
        Log::default()
    }
}

#[tokio::test]
async fn two_providers_of_one_type_have_a_value_each() {
    #[inject(Third)]
    async fn here(second: &Same, request: Request, next: Next) -> Response {
        let _ = second;
        next.run(request).await
    }

    #[inject(Third)]
    async fn elsewhere(first: &Same, second: &Same) {
        let _ = (first, second);
    }

    let app = Third::build().await.unwrap();
    let router = Router::new()
        .route("/", get(elsewhere))
        .layer(from_fn_with_state(app.clone(), here))
        .with_state(app.clone());
    answer(router, request("/")).await;
    assert_eq!(app.log.events(), ["here", "elsewhere"]);
}
