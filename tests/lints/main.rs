//! The generated code passes the strictest lints that a user may enable.

#![deny(
    warnings,
    missing_docs,
    unreachable_pub,
    unused_qualifications,
    clippy::all,
    clippy::pedantic
)]
#![forbid(unsafe_code)]

mod forms;
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
async fn strict_programs_have_every_form() {
    let forms = forms::Forms::build().await.unwrap();
    assert_eq!(text(forms::everything, &forms).await, "3 2 4");
    assert_eq!(text(forms::at_once, &forms).await, "7 3 true");
    assert_eq!(text(forms::Api::own, &forms).await, "3");
    assert_eq!(text(forms::plain, &forms).await, "3 3");
    assert_eq!(forms::job(&forms, 2).await, 9);
    let layer = axum::middleware::from_fn_with_state(forms.clone(), forms::layer);
    let layered = axum::handler::Handler::layer(forms::plain, layer);
    assert_eq!(text(layered, &forms).await, "3 3");
}

#[tokio::test]
async fn published_containers_are_wired_too() {
    let app = published::Published::builder()
        .name(published::Name)
        .build()
        .await;
    assert_eq!(text(published::greet, &app.unwrap()).await, "Hello");
}
