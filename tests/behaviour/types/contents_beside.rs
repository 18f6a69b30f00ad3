//! `Option<&T>` with a fallible provider of `T` and a provider that returns `Option<T>`.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::{get, send, with_header};

#[derive(Clone)]
struct User(String);

struct Search(u8);

#[derive(Clone)]
struct Down;

impl IntoResponse for Down {
    fn into_response(self) -> Response {
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }
}

#[container]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        match name.to_str() {
            Ok(name) if !name.is_empty() => Ok(User(name.to_owned())),
            _ => Err(StatusCode::BAD_REQUEST),
        }
    }

    /// An empty name is refused.
    #[request]
    fn visitor(user: Result<User, StatusCode>) -> Result<Option<User>, StatusCode> {
        match user {
            Err(StatusCode::UNAUTHORIZED) => Ok(None),
            user => user.map(Some),
        }
    }

    #[singleton(lazy)]
    async fn search() -> Result<Search, Down> {
        Err(Down)
    }

    #[request]
    fn found(search: Result<&User, StatusCode>) -> Option<Search> {
        search.ok().map(|user| Search(user.0.as_bytes()[0]))
    }
}

#[inject]
async fn shown(user: Option<&User>, search: Option<&Search>) -> String {
    let name = user.map_or("guest", |user| &user.0);
    format!("{name} {:?}", search.map(|search| search.0))
}

#[inject]
async fn changed(user: Option<&mut User>) -> String {
    user.map_or_else(String::new, |user| std::mem::take(&mut user.0))
}

#[inject]
async fn both(user: Option<&User>, certain: &User) -> String {
    format!("{} {}", user.is_some(), certain.0)
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn the_provider_of_the_option_is_used() {
    assert_eq!(send(shown, &app().await, get("/")).await.1, "guest None");
    let known = send(shown, &app().await, with_header("x-name", "ada")).await;
    assert_eq!(known.1, "ada Some(97)");
}

#[tokio::test]
async fn its_content_can_be_borrowed_exclusively() {
    let known = send(changed, &app().await, with_header("x-name", "ada")).await;
    assert_eq!(known.1, "ada");
}

#[tokio::test]
async fn a_failure_of_the_option_refuses() {
    let empty = send(shown, &app().await, with_header("x-name", "")).await;
    assert_eq!(empty.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_value_itself_is_still_refused() {
    assert_eq!(
        send(both, &app().await, get("/")).await.0,
        StatusCode::UNAUTHORIZED
    );
    let known = send(both, &app().await, with_header("x-name", "ada")).await;
    assert_eq!(known.1, "true ada");
}
