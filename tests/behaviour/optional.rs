//! `Option<&T>` and `#[optional]`: dependencies that may be absent.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use hardwire::{container, inject};
use hardwire_tests::{send, text, with_header};

struct Config(&'static str);
struct Cache;

#[derive(Clone)]
struct User(&'static str);

struct Absent;

trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

impl Store for Config {
    fn name(&self) -> &'static str {
        self.0
    }
}

/// An optional extractor.
struct Token(String);

impl<S: Sync> FromRequestParts<S> for Token {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        let found = parts
            .headers
            .get("token")
            .and_then(|token| token.to_str().ok());
        found
            .map(|token| Self(token.to_owned()))
            .ok_or(StatusCode::UNAUTHORIZED)
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Token {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, StatusCode> {
        let found = <Self as FromRequestParts<S>>::from_request_parts(parts, state).await;
        Ok(found.ok())
    }
}

struct Report(String);

#[container]
impl App {
    #[singleton(as = dyn Store)]
    fn config(#[optional] cache: Option<&Cache>) -> Arc<Config> {
        Arc::new(Config(if cache.is_some() { "cached" } else { "plain" }))
    }

    #[request]
    fn user() -> User {
        User("Ada")
    }

    #[request]
    fn report(config: Option<&Config>, #[optional] absent: Option<Absent>) -> Report {
        Report(format!(
            "{:?} {}",
            config.map(|config| config.0),
            absent.is_none()
        ))
    }

    #[request]
    #[allow(clippy::unnecessary_wraps, reason = "the test is about this")]
    fn number() -> Option<u8> {
        Some(7)
    }
}

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    text(handler, &App::build().await.unwrap()).await
}

#[tokio::test]
async fn a_dependency_without_a_provider_is_none() {
    #[inject]
    async fn handler(
        #[optional] absent: Option<&Absent>,
        #[optional] exclusive: Option<&mut Absent>,
        #[optional] owned: Option<Absent>,
        #[optional] held: Option<Arc<Absent>>,
    ) -> String {
        let all = [
            absent.is_none(),
            exclusive.is_none(),
            owned.is_none(),
            held.is_none(),
        ];
        format!("{all:?}")
    }

    assert_eq!(answer(handler).await, "[true, true, true, true]");
}

#[tokio::test]
async fn a_dependency_with_a_provider_is_some() {
    #[inject]
    async fn handler(
        config: Option<&Config>,
        held: Option<Arc<Config>>,
        store: Option<&dyn Store>,
        shared: Option<Arc<dyn Store>>,
        user: Option<User>,
    ) -> String {
        let names = [
            config.map(|config| config.0),
            held.map(|config| config.0),
            store.map(Store::name),
            shared.map(|store| store.name()),
            user.map(|user| user.0),
        ];
        names.map(Option::unwrap_or_default).join(" ")
    }

    assert_eq!(answer(handler).await, "plain plain plain plain Ada");
}

#[tokio::test]
async fn a_provider_may_do_without_too() {
    #[inject]
    async fn handler(report: Report) -> String {
        report.0
    }

    assert_eq!(answer(handler).await, r#"Some("plain") true"#);
}

#[tokio::test]
async fn a_request_value_is_borrowed_exclusively_if_it_is_there() {
    #[inject]
    async fn handler(user: Option<&mut User>) -> &'static str {
        user.map(|user| std::mem::replace(&mut user.0, "Grace"))
            .unwrap_or_default()
    }

    assert_eq!(answer(handler).await, "Ada");
}

#[tokio::test]
async fn without_a_provider_it_is_an_extractor() {
    #[inject]
    async fn handler(token: Option<Token>) -> String {
        token.map_or_else(|| "none".to_owned(), |token| token.0)
    }

    let app = App::build().await.unwrap();
    assert_eq!(answer(handler).await, "none");
    let found = send(handler, &app, with_header("token", "secret")).await;
    assert_eq!(found.1, "secret");
}

#[tokio::test]
async fn a_provider_of_the_option_itself_comes_first() {
    #[inject]
    async fn handler(number: Option<u8>) -> String {
        format!("{number:?}")
    }

    assert_eq!(answer(handler).await, "Some(7)");
}
