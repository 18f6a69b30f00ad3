//! Which instances of generic providers are built, how often, and for which functions.

use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};
use hardwire_tests::{Log, send, text, with_header};

use super::{Authorized, Read, Scope, User, Write};

struct Report(String);

struct Audited<S>(Authorized<S>);

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    fn user(headers: &HeaderMap) -> User {
        User::of(headers)
    }

    #[request]
    async fn authorized<S: Scope>(user: &User, log: &Log) -> Result<Authorized<S>, StatusCode> {
        log.note(S::NAME);
        Authorized::of(user)
    }

    #[request]
    fn audited<S>(authorized: Authorized<S>) -> Audited<S>
    where
        S: Scope,
    {
        Audited(authorized)
    }

    #[request]
    fn report(reader: &Authorized<Read>) -> Report {
        Report(format!("a report for {}", reader.name))
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn the_type_of_the_parameter_decides() {
    #[inject]
    async fn handler(authorized: &Authorized<Write>) -> &'static str {
        authorized.name
    }

    let app = app().await;
    let request = with_header("scopes", "read,write");
    let allowed = send(handler, &app, request).await;
    assert_eq!(allowed, (StatusCode::OK, "write".to_owned()));
    let refused = send(handler, &app, with_header("scopes", "read")).await;
    assert_eq!(refused.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_instance_is_shared_within_a_request() {
    #[inject]
    async fn handler(
        _first: &Authorized<Read>,
        _second: &super::Authorized<super::Read>,
        _other: &Authorized<Write>,
        _report: &Report,
    ) {
    }

    let app = app().await;
    send(handler, &app, with_header("scopes", "read,write")).await;
    assert_eq!(app.log.events(), ["read", "write"]);
}

#[tokio::test]
async fn each_instance_refuses_for_itself() {
    #[inject]
    async fn handler(_read: &Authorized<Read>, _write: &Authorized<Write>) {}

    let app = app().await;
    let answer = send(handler, &app, with_header("scopes", "write")).await;
    assert_eq!(answer.0, StatusCode::FORBIDDEN);
    assert_eq!(app.log.events(), ["read"]);
}

#[tokio::test]
async fn a_provider_asks_for_an_instance() {
    #[inject]
    async fn handler(report: &Report) -> String {
        report.0.clone()
    }

    let answer = send(handler, &app().await, with_header("scopes", "read")).await;
    assert_eq!(answer.1, "a report for read");
}

#[tokio::test]
async fn an_instance_asks_for_another_one() {
    #[inject]
    async fn handler(audited: Audited<Write>) -> &'static str {
        audited.0.name
    }

    let answer = send(handler, &app().await, with_header("scopes", "write")).await;
    assert_eq!(answer.1, "write");
}

#[tokio::test]
async fn a_generic_handler_asks_for_its_own_parameter() {
    #[inject]
    async fn handler<S: Scope>(authorized: &Authorized<S>) -> &'static str {
        authorized.name
    }

    let app = app().await;
    let request = || with_header("scopes", "read,write");
    assert_eq!(send(handler::<Read>, &app, request()).await.1, "read");
    assert_eq!(send(handler::<Write>, &app, request()).await.1, "write");
}

#[tokio::test]
async fn a_provider_by_name_may_spell_its_type_differently() {
    type Reader = Authorized<Read>;

    #[inject]
    async fn handler(#[dep(authorized)] reader: &Reader) -> &'static str {
        reader.name
    }

    let answer = send(handler, &app().await, with_header("scopes", "read")).await;
    assert_eq!(answer.1, "read");
}

#[tokio::test]
async fn an_instance_that_is_not_asked_for_does_not_run() {
    #[inject]
    async fn handler(user: &User) -> String {
        user.0.clone()
    }

    let app = app().await;
    assert_eq!(text(handler, &app).await, "");
    assert!(app.log.events().is_empty());
}
