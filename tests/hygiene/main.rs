//! Programs in which everything has the name of something else.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod colliding;
mod macro_rules;
mod no_prelude;
mod raw;
mod shadowed;
mod unicode;

#[tokio::test]
async fn nothing_is_needed_from_the_prelude() {
    use no_prelude::{App, Config, handler};

    let app = App::build(Config(1)).await.unwrap();
    assert_eq!(hardwire_tests::text(handler, &app).await, "1 3 ");
}
