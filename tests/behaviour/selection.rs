//! `#[dep]`, `#[dep(name)]`, `#[dep(name(args))]`, `#[extract]`, and selection by the parameter's name.

use std::marker::PhantomData;

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};
use hardwire_tests::{get, send};

use self::shelf::Book;

#[derive(Debug)]
struct Db(&'static str);

type Pool = Db;

#[derive(Clone)]
struct User(&'static str);

/// Extractors. They have the same names as types of the container.
mod other {
    pub(super) struct User(pub(super) String);
}

impl<S: Sync> FromRequestParts<S> for other::User {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        Ok(Self(parts.uri.path().to_owned()))
    }
}

mod shelf {
    pub(super) struct Book;
}

struct Shelf<'a, T>(&'a str, PhantomData<fn() -> T>);

struct Report(String);

#[container]
impl App {
    #[singleton]
    fn primary() -> Db {
        Db("primary")
    }

    #[singleton]
    fn replica() -> Db {
        Db("replica")
    }

    #[request]
    fn books(_: &self::shelf::Book) -> Shelf<'static, Book> {
        Shelf("books", PhantomData)
    }

    #[request]
    fn words<'a>(primary: &'a Db) -> Shelf<'a, String> {
        let Db(_) = primary;
        Shelf("words", PhantomData)
    }

    #[singleton]
    fn book() -> shelf::Book {
        Book
    }

    #[request]
    fn user() -> User {
        User("provided")
    }

    #[request]
    fn report(replica: &Db, #[dep(primary)] source: &Pool, #[extract] user: other::User) -> Report {
        Report(format!("{} {} {}", replica.0, source.0, user.0))
    }

    #[factory]
    fn r#type(#[arg] r#in: &'static str) -> Kind {
        Kind(r#in)
    }

    #[request]
    fn is_admin(#[dep(user)] account: &User, #[dep] user: User) -> Option<User> {
        (account.0 == user.0).then_some(user)
    }
}

struct Kind(&'static str);

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    send(handler, &App::build().await.unwrap(), get("/path?a=1"))
        .await
        .1
}

#[tokio::test]
async fn of_several_providers_the_one_with_the_parameters_name_is_used() {
    #[inject]
    async fn handler(replica: &Db, primary: &Db) -> String {
        format!("{} {}", replica.0, primary.0)
    }

    assert_eq!(answer(handler).await, "replica primary");
}

#[tokio::test]
async fn paths_are_compared_by_their_last_segments() {
    #[inject]
    async fn handler(
        user: crate::selection::User,
        books: &self::Shelf<'_, shelf::Book>,
        words: &Shelf<'_, std::string::String>,
    ) -> String {
        format!("{} {} {}", user.0, books.0, words.0)
    }

    assert_eq!(answer(handler).await, "provided books words");
}

#[tokio::test]
async fn generics_are_compared_and_lifetimes_are_not() {
    #[inject]
    async fn handler<'a>(words: &'a Shelf<'a, String>, books: &Shelf<'a, Book>) -> String {
        format!("{} {}", words.0, books.0)
    }

    assert_eq!(answer(handler).await, "words books");
}

#[tokio::test]
async fn a_provider_is_named() {
    #[inject]
    async fn handler(#[dep(replica)] db: &Db, #[dep(primary)] other: &Db) -> String {
        format!("{} {}", db.0, other.0)
    }

    assert_eq!(answer(handler).await, "replica primary");
}

#[tokio::test]
async fn a_named_provider_may_give_its_type_under_another_name() {
    #[inject]
    async fn handler(#[dep(replica)] pool: &Pool) -> &'static str {
        pool.0
    }

    assert_eq!(answer(handler).await, "replica");
}

#[tokio::test]
async fn a_provider_chooses_in_the_same_ways() {
    #[inject]
    async fn handler(report: Report) -> String {
        report.0
    }

    assert_eq!(answer(handler).await, "replica primary /path");
}

#[tokio::test]
async fn a_dependency_is_required() {
    #[inject]
    async fn handler(#[dep] user: User) -> &'static str {
        user.0
    }

    assert_eq!(answer(handler).await, "provided");
}

#[tokio::test]
async fn an_extractor_is_chosen_over_a_provider_of_that_type() {
    #[inject]
    async fn handler(#[extract] user: other::User, provided: User) -> String {
        user.0 + provided.0
    }

    assert_eq!(answer(handler).await, "/pathprovided");
}

#[tokio::test]
async fn a_provider_of_a_raw_name_is_named_with_arguments() {
    #[inject]
    async fn handler(
        #[dep(r#type("kind"))] kind: Kind,
        make: impl Fn(&'static str) -> Kind,
    ) -> String {
        [kind.0, make("other").0].concat()
    }

    assert_eq!(answer(handler).await, "kindother");
}

#[tokio::test]
async fn with_a_providers_name_an_option_is_an_ordinary_type() {
    #[inject]
    async fn handler(#[dep(is_admin)] admin: Option<User>) -> String {
        admin.is_some().to_string()
    }

    assert_eq!(answer(handler).await, "true");
}

#[tokio::test]
async fn a_type_without_a_provider_is_an_extractor() {
    #[inject]
    async fn handler(headers: HeaderMap, Query(pairs): Query<Vec<(String, u8)>>) -> String {
        format!("{} {pairs:?}", headers.len())
    }

    assert_eq!(answer(handler).await, r#"0 [("a", 1)]"#);
}
