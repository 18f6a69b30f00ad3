//! What the macros write is held to the strictest lints that its user may have.

#![deny(
    warnings,
    missing_docs,
    unreachable_pub,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
#![forbid(unsafe_code)]

mod handlers;
pub mod published;
mod wiring;

use hardwire_tests::text;

#[tokio::test]
async fn strict_programs_are_wired_too() {
    let app = wiring::App::build(wiring::Settings { limit: 3 })
        .await
        .unwrap();
    assert_eq!(text(handlers::everything, &app).await, "3 3 3 GET 5 5 5");
    assert_eq!(text(handlers::nothing, &app).await, "nothing");
    assert_eq!(text(handlers::reference, &app).await, "3");
}

#[tokio::test]
async fn published_containers_are_wired_too() {
    let app = published::Published::builder()
        .name(published::Name)
        .build()
        .await;
    assert_eq!(text(published::greet, &app.unwrap()).await, "Hello");
}
