//! Overrides of providers of another crate, in containers and modules.

use axum::http::StatusCode;
use hardwire::{container, inject};
use hardwire_published::{Greeting, Guests, PathLength, Published, Repeated, Shout, Visitor};
use hardwire_tests::text;

#[inject(Published)]
async fn hello(visitor: &Visitor<'_>, shout: impl Fn(usize) -> Shout) -> String {
    format!("{} {}", shout(2).0, visitor.0)
}

#[inject(Published)]
async fn repeat(two: &Repeated<2>, three: &Repeated<3>) -> String {
    format!("{} {}", two.0, three.0)
}

/// Includes a module of another crate.
#[container(modules(Guests))]
impl Hall {
    #[input]
    fn greeting() -> Greeting;
}

#[inject(Hall)]
async fn measure(length: &PathLength, two: &Repeated<2>) -> String {
    format!("{} {}", length.0, two.0)
}

fn greeting() -> Greeting {
    Greeting("Hello".to_owned())
}

#[tokio::test]
async fn a_container_of_another_crate() {
    let app = Published::builder(greeting())
        .override_visitor_async(async || Ok(Visitor("test")))
        .override_shout(|times| Shout(times.to_string()))
        .build()
        .await
        .unwrap();
    assert_eq!(text(hello, &app).await, "2 test");
}

#[tokio::test]
async fn a_refusal_in_a_container_of_another_crate() {
    let builder = Published::builder(greeting());
    let builder = builder.override_visitor(|| Err(StatusCode::FORBIDDEN));
    let app = builder.build().await.unwrap();
    assert_eq!(text(hello, &app).await, "");
}

#[tokio::test]
async fn an_instance_of_a_generic_provider_of_another_crate() {
    let builder = Published::builder(greeting());
    let builder = builder.override_repeated::<3>(|| Repeated("test".to_owned()));
    let app = builder.build().await.unwrap();
    assert_eq!(text(repeat, &app).await, "HelloHello test");
}

#[tokio::test]
async fn a_module_of_another_crate() {
    let app = Hall::builder(greeting())
        .override_path_length(|| PathLength(7))
        .override_again::<Repeated<2>, _>(|| Repeated("test".to_owned()))
        .build()
        .await
        .unwrap();
    assert_eq!(text(measure, &app).await, "7 test");
}
