//! Generic providers of types that borrow.

use std::fmt::Display;
use std::sync::Mutex;

use axum::http::{HeaderMap, HeaderName};
use hardwire::{container, inject};
use hardwire_tests::text;

/// Invariant in its lifetime, like every `Mutex` of a type that borrows.
struct Names<'a>(Mutex<Vec<&'a str>>);
struct Boxed<T>(T);
struct Count(usize);
struct Shown(String);

#[container]
impl App {
    #[request]
    fn names(headers: &HeaderMap) -> Names<'_> {
        Names(Mutex::new(headers.keys().map(HeaderName::as_str).collect()))
    }

    #[request]
    fn boxed<T>(inner: T) -> Boxed<T> {
        Boxed(inner)
    }

    #[request]
    fn count(boxed: &Boxed<Names<'_>>) -> Count {
        Count(boxed.0.0.lock().map_or(0, |names| names.len()))
    }

    #[factory]
    fn shown<T: Display>(#[arg] value: T) -> Shown {
        Shown(value.to_string())
    }
}

#[inject]
async fn all(
    boxed: &Boxed<Names<'_>>,
    count: &Count,
    shown: impl Fn(&str) -> Shown,
    later: impl AsyncFn(&str) -> Shown,
) -> String {
    let word = String::from("word");
    let names = boxed.0.0.lock().map_or(0, |names| names.len());
    let later = later(&word).await.0;
    format!("{names} {} {} {later}", count.0, shown(&word).0)
}

#[tokio::test]
async fn an_instance_may_be_of_a_type_that_borrows() {
    let app = App::build().await.unwrap();
    assert_eq!(text(all, &app).await, "0 0 word word");
}
