//! Borrows between values, as declared by the lifetimes in the signatures of providers.

use std::sync::{Arc, Mutex};

use axum::http::HeaderMap;
use hardwire::{container, inject};
use hardwire_tests::{send, text, with_header};

/// Does not implement `Clone`, so that a move instead of a borrow does not compile.
struct Base(u8);

struct Other(u8);

struct View<'a>(&'a u8);

struct Name<'a>(&'a u8);

struct Boxed<T>(T);

/// A view that implements `Drop`, so its borrow lasts until it is dropped.
struct Loud<'a> {
    base: &'a Base,
    log: Arc<Mutex<Vec<&'static str>>>,
}

impl Drop for Loud<'_> {
    fn drop(&mut self) {
        self.log.lock().unwrap().push("view ends");
    }
}

struct Token<'a>(&'a str);

impl Drop for Token<'_> {
    fn drop(&mut self) {}
}

struct User(String);

#[container]
impl App {
    #[input]
    fn log() -> Arc<Mutex<Vec<&'static str>>>;

    #[request]
    fn base() -> Base {
        Base(1)
    }

    #[request]
    fn other() -> Other {
        Other(2)
    }

    #[request]
    fn view<'a>(_other: &Other, base: &'a Base) -> View<'a> {
        View(&base.0)
    }

    #[request]
    fn name<'a>(view: &View<'a>) -> Name<'a> {
        Name(view.0)
    }

    #[request]
    fn boxed<T>(inner: T) -> Boxed<T> {
        Boxed(inner)
    }

    #[request]
    fn loud<'a>(base: &'a Base, #[dep(log)] log: Arc<Mutex<Vec<&'static str>>>) -> Loud<'a> {
        Loud { base, log }
    }

    #[request]
    fn sum(loud: &Loud<'_>) -> usize {
        usize::from(loud.base.0) + 10
    }

    #[request]
    fn token(headers: &HeaderMap) -> Token<'_> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Token(name.unwrap_or_default())
    }

    #[request]
    fn user(token: &Token<'_>) -> User {
        User(token.0.to_owned())
    }
}

async fn app() -> App {
    App::build(Arc::default()).await.unwrap()
}

#[inject]
async fn moves_other(view: &View<'_>, other: Other) -> String {
    format!("{} {}", view.0, other.0)
}

#[tokio::test]
async fn a_value_without_borrows_can_be_moved() {
    assert_eq!(text(moves_other, &app().await).await, "1 2");
}

#[inject]
async fn moves_view(name: &Name<'_>, view: View<'_>) -> String {
    format!("{} {}", name.0, view.0)
}

#[tokio::test]
async fn a_value_that_only_passes_on_its_borrow_can_be_moved() {
    assert_eq!(text(moves_view, &app().await).await, "1 1");
}

#[inject]
async fn boxes(boxed: &Boxed<View<'_>>, base: &Base) -> String {
    format!("{} {}", boxed.0.0, base.0)
}

#[tokio::test]
async fn a_type_argument_may_borrow() {
    assert_eq!(text(boxes, &app().await).await, "1 1");
}

#[inject]
async fn after_the_view(sum: &usize, base: Base, log: &Arc<Mutex<Vec<&'static str>>>) -> String {
    let ended = log.lock().unwrap().join(", ");
    format!("{sum} {} {ended}", base.0)
}

#[tokio::test]
async fn a_providers_temporary_borrow_ends_before_its_source_is_moved() {
    assert_eq!(text(after_the_view, &app().await).await, "11 1 view ends");
}

#[inject]
async fn with_body(user: &User, body: String) -> String {
    format!("{}{body}", user.0)
}

#[tokio::test]
async fn a_providers_borrow_of_the_head_ends_before_the_body_is_read() {
    let request = with_header("x-name", "ada");
    assert_eq!(send(with_body, &app().await, request).await.1, "ada");
}
