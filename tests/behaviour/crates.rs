//! Handlers for containers of another crate.

use axum::http::StatusCode;
use hardwire::{container, inject};
use hardwire_published::{
    Greeting, Guests, House, PathLength, Published, Repeated, Shout, Side, Visitor, north, south,
    whisper,
};
use hardwire_tests::{get, send, text, with_header, with_json};

#[inject(Published)]
async fn hello(visitor: &Visitor<'_>, shout: impl Fn(usize) -> Shout, body: String) -> String {
    format!("{} {} {body}", shout(2).0, visitor.0)
}

#[inject(hardwire_published::Published)]
async fn by_its_path(#[dep(shout(1))] shout: Shout) -> String {
    shout.0
}

#[inject(Published)]
async fn measure(length: PathLength) -> String {
    length.0.to_string()
}

#[inject(Published)]
async fn twice(two: &Repeated<2>, three: Repeated<3>) -> String {
    format!("{} {}", two.0, three.0)
}

#[tokio::test]
async fn its_generic_providers_are_asked_for_any_type() {
    assert_eq!(
        text(twice, &app().await).await,
        "HelloHello HelloHelloHello"
    );
}

async fn app() -> Published {
    Published::build(Greeting("Hello".to_owned()))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_handler_asks_a_container_of_another_crate() {
    let request = with_json(with_header("x-name", "Ada"), "now");
    let answer = send(hello, &app().await, request).await;
    assert_eq!(answer, (StatusCode::OK, "Hello!! Ada now".to_owned()));
}

#[tokio::test]
async fn its_providers_refuse() {
    let (status, _) = send(hello, &app().await, get("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_container_of_another_crate_is_named_by_its_path() {
    assert_eq!(text(by_its_path, &app().await).await, "Hello!");
}

#[tokio::test]
async fn its_providers_use_extractors_that_only_their_crate_imports() {
    let (_, length) = send(measure, &app().await, get("/four")).await;
    assert_eq!(length, "5");
}

#[tokio::test]
async fn its_own_handlers_are_published() {
    assert_eq!(text(whisper, &app().await).await, "hello");
}

#[inject(north::Twin)]
async fn northern(side: &Side) -> &'static str {
    side.0
}

#[inject(south::Twin)]
async fn southern(side: &Side) -> &'static str {
    side.0
}

#[tokio::test]
async fn two_containers_with_one_name_are_distinct() {
    let (north, south) = (
        north::Twin::build().await.unwrap(),
        south::Twin::build().await.unwrap(),
    );
    assert_eq!(text(northern, &north).await, "north");
    assert_eq!(text(southern, &south).await, "south");
}

/// Provides the missing dependency of another crate's module.
#[container(modules(House, Guests))]
impl Closed {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("Hello".to_owned())
    }
}

#[inject(Closed)]
async fn welcome(shout: impl Fn(usize) -> Shout, length: &PathLength) -> String {
    format!("{} {}", shout(2).0, length.0)
}

#[tokio::test]
async fn a_module_of_another_crate_is_included() {
    let app = Closed::build().await.unwrap();
    assert_eq!(app.welcome.0, "Hello, guest");
    let (_, answer) = send(welcome, &app, get("/four")).await;
    assert_eq!(answer, "Hello, guest!! 5");
}
