//! Each instance of a generic provider has its own override.

use std::marker::PhantomData;

use axum::http::StatusCode;
use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::{get, send};

trait Scope {
    const NAME: &'static str;
}

struct Read;
struct Write;

impl Scope for Read {
    const NAME: &'static str = "read";
}

impl Scope for Write {
    const NAME: &'static str = "write";
}

struct User;
struct Authorized<S>(&'static str, PhantomData<S>);
struct Ring<const N: usize>(usize);
struct Page<T>(u8, PhantomData<T>);
struct Shown(String);

impl<S> Authorized<S> {
    fn by(name: &'static str) -> Self {
        Self(name, PhantomData)
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[request]
    fn user(events: &Events) -> User {
        events.note("user");
        User
    }

    #[request]
    async fn authorized<S: Scope>(user: &User) -> Result<Authorized<S>, StatusCode> {
        let User = user;
        if S::NAME == "read" {
            Ok(Authorized::by("user"))
        } else {
            Err(StatusCode::FORBIDDEN)
        }
    }

    #[factory]
    fn ring<const N: usize>() -> Ring<N> {
        Ring(N)
    }

    #[factory]
    async fn page<T>(user: &User, #[arg] title: u8) -> Page<T> {
        let User = user;
        Page(title, PhantomData)
    }

    #[factory]
    fn shown<T: std::fmt::Display>(#[arg] value: T) -> Shown {
        Shown(value.to_string())
    }
}

#[inject]
async fn read(reader: &Authorized<Read>) -> &'static str {
    reader.0
}

#[inject]
async fn publish(reader: &Authorized<Read>, writer: &Authorized<Write>) -> String {
    format!("{} {}", reader.0, writer.0)
}

#[inject]
async fn turn(ring: Ring<3>, other: Ring<4>) -> String {
    format!("{} {}", ring.0, other.0)
}

#[inject]
async fn turn_pages(
    users: impl AsyncFn(u8) -> Page<User>,
    rings: impl AsyncFn(u8) -> Page<Ring<1>>,
) -> String {
    format!("{} {}", users(1).await.0, rings(2).await.0)
}

#[inject]
async fn show(shown: impl Fn(u8) -> Shown) -> String {
    shown(7).0
}

#[inject]
async fn any<S: Scope + Send + Sync>(authorized: &Authorized<S>) -> &'static str {
    authorized.0
}

fn builder(events: &Events) -> AppBuilder {
    App::builder(events.clone())
}

#[tokio::test]
async fn the_type_is_inferred_from_the_return_value() {
    let events = Events::default();
    let builder = builder(&events).override_authorized(|| Ok(Authorized::<Read>::by("test")));
    let app = builder.build().await.unwrap();
    assert_eq!(send(read, &app, get("/")).await.1, "test");
    assert!(events.all().is_empty());
}

#[tokio::test]
async fn the_type_is_set_by_turbofish() {
    let events = Events::default();
    let builder = builder(&events).override_authorized::<Write>(|| Ok(Authorized::by("test")));
    let app = builder.build().await.unwrap();
    assert_eq!(send(publish, &app, get("/")).await.1, "user test");
    assert_eq!(events.all(), ["user"]);
}

#[tokio::test]
async fn all_that_need_the_same_are_overridden() {
    let events = Events::default();
    let builder = builder(&events)
        .override_authorized::<Read>(|| Ok(Authorized::by("reader")))
        .override_authorized_async::<Write, _>(async || Ok(Authorized::by("writer")));
    let app = builder.build().await.unwrap();
    assert_eq!(send(publish, &app, get("/")).await.1, "reader writer");
    assert!(events.all().is_empty());
}

#[tokio::test]
async fn others_are_as_ever() {
    let events = Events::default();
    let builder = builder(&events).override_authorized::<Read>(|| Ok(Authorized::by("test")));
    let app = builder.build().await.unwrap();
    let (status, _) = send(publish, &app, get("/")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(events.all(), ["user"]);
}

#[tokio::test]
async fn a_generic_handler_sees_it() {
    let events = Events::default();
    let builder = builder(&events).override_authorized::<Write>(|| Ok(Authorized::by("test")));
    let app = builder.build().await.unwrap();
    assert_eq!(send(any::<Write>, &app, get("/")).await.1, "test");
    assert_eq!(send(any::<Read>, &app, get("/")).await.1, "user");
}

#[tokio::test]
async fn a_constant_distinguishes_instances() {
    let builder = builder(&Events::default()).override_ring::<3>(|| Ring(30));
    let app = builder.build().await.unwrap();
    assert_eq!(send(turn, &app, get("/")).await.1, "30 4");
}

#[tokio::test]
async fn an_async_factory_that_is_called() {
    let events = Events::default();
    let builder = builder(&events).override_page::<Ring<1>>(|title| Page(title + 10, PhantomData));
    let app = builder.build().await.unwrap();
    assert_eq!(send(turn_pages, &app, get("/")).await.1, "1 12");
    assert_eq!(events.all(), ["user"]);
}

#[tokio::test]
async fn a_type_that_only_an_argument_determines() {
    let builder =
        builder(&Events::default()).override_shown(|value: u8| Shown(format!("<{value}>")));
    let app = builder.build().await.unwrap();
    assert_eq!(send(show, &app, get("/")).await.1, "<7>");
}
