//! The response when a provider or an extractor refuses.

use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, with_header, with_json};

enum Refusal {
    Nobody,
    NotAllowed(&'static str),
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Nobody => (StatusCode::UNAUTHORIZED, "who are you?").into_response(),
            Self::NotAllowed(what) => (StatusCode::FORBIDDEN, what).into_response(),
        }
    }
}

struct User;

struct Admin;

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    async fn user(headers: &HeaderMap) -> Result<User, Refusal> {
        let is_known = headers.contains_key("x-user");
        is_known.then_some(User).ok_or(Refusal::Nobody)
    }

    #[request]
    fn admin(user: &User, headers: &HeaderMap) -> Result<Admin, Refusal> {
        let User = user;
        let is_admin = headers.get("x-user").is_some_and(|user| user == "admin");
        is_admin
            .then_some(Admin)
            .ok_or(Refusal::NotAllowed("admins only"))
    }

    #[factory]
    fn ticket(#[arg] number: u8) -> Result<Ticket, StatusCode> {
        if number < 10 {
            Ok(Ticket(number))
        } else {
            Err(StatusCode::GONE)
        }
    }
}

struct Ticket(u8);

#[inject]
async fn administer(log: &Log, _: &Admin, Json(_): Json<u8>) -> &'static str {
    log.note("handler");
    "done"
}

#[inject]
async fn redeem(#[dep(ticket(10))] ticket: Ticket) -> String {
    ticket.0.to_string()
}

#[tokio::test]
async fn a_refusal_is_the_response() {
    let app = App::build().await.unwrap();
    let answer = send(administer, &app, with_header("x-user", "ada")).await;
    assert_eq!(answer, (StatusCode::FORBIDDEN, "admins only".to_owned()));
}

#[tokio::test]
async fn a_refusal_of_a_dependency_is_the_response() {
    let app = App::build().await.unwrap();
    let answer = send(administer, &app, get("/")).await;
    assert_eq!(
        answer,
        (StatusCode::UNAUTHORIZED, "who are you?".to_owned())
    );
}

#[tokio::test]
async fn a_rejection_of_an_extractor_is_the_response() {
    let app = App::build().await.unwrap();
    let request = with_json(with_header("x-user", "admin"), "not JSON");
    let (status, _) = send(administer, &app, request).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_refusal_of_a_factory_is_the_response() {
    let app = App::build().await.unwrap();
    let (status, _) = send(redeem, &app, get("/")).await;
    assert_eq!(status, StatusCode::GONE);
}

#[tokio::test]
async fn the_handler_does_not_run_when_something_refuses() {
    let app = App::build().await.unwrap();
    send(administer, &app, get("/")).await;
    assert!(app.log.events().is_empty());
}

#[tokio::test]
async fn a_request_that_is_not_refused_succeeds() {
    let app = App::build().await.unwrap();
    let request = with_json(with_header("x-user", "admin"), "1");
    let answer = send(administer, &app, request).await;
    assert_eq!(answer, (StatusCode::OK, "done".to_owned()));
}
