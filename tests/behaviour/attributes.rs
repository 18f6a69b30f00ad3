//! Other attributes above and below `#[inject]`.

use hardwire::{container, inject};
use hardwire_tests::{get, send, text};

#[derive(Debug)]
struct Number(u8);

#[container]
impl App {
    #[singleton]
    fn number() -> Number {
        Number(7)
    }

    #[tracing::instrument]
    #[request]
    async fn word(number: &Number) -> Result<Word, String> {
        Ok(Word(number.0.to_string()))
    }

    #[factory]
    #[must_use]
    #[tracing::instrument(skip(number))]
    fn longer(number: &Number, #[arg] than: usize) -> Longer {
        Longer("x".repeat(than + usize::from(number.0)))
    }
}

#[derive(Debug)]
struct Word(String);

struct Longer(String);

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    text(handler, &App::build().await.unwrap()).await
}

#[tokio::test]
async fn instrument_below() {
    #[inject]
    #[tracing::instrument(skip(longer), fields(number = number.0))]
    async fn handler(number: &Number, word: Word, longer: impl Fn(usize) -> Longer) -> String {
        format!("{} {} {}", number.0, word.0, longer(1).0)
    }

    assert_eq!(answer(handler).await, "7 7 xxxxxxxx");
}

#[tokio::test]
async fn instrument_above() {
    #[tracing::instrument(skip_all, err)]
    #[inject]
    async fn handler(number: &Number, _word: &Word) -> Result<String, String> {
        Ok(number.0.to_string())
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn debug_handler_below() {
    #[inject]
    #[axum::debug_handler]
    async fn handler(number: &Number, body: String) -> String {
        number.0.to_string() + &body
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn debug_handler_below_of_a_handler_that_needs_nothing() {
    #[inject]
    #[axum::debug_handler]
    async fn handler() -> &'static str {
        "nothing"
    }

    assert_eq!(answer(handler).await, "nothing");
}

#[tokio::test]
async fn a_condition_below() {
    #[inject]
    #[cfg(any())]
    async fn handler(number: &Number) -> String {
        number.0.to_string()
    }

    #[inject]
    #[cfg(not(any()))]
    async fn handler() -> &'static str {
        "chosen"
    }

    assert_eq!(answer(handler).await, "chosen");
}

#[tokio::test]
async fn a_condition_above() {
    #[cfg(any())]
    #[inject]
    async fn handler(number: &Number) -> String {
        number.0.to_string()
    }

    #[cfg(not(any()))]
    #[inject]
    async fn handler() -> &'static str {
        "chosen"
    }

    assert_eq!(answer(handler).await, "chosen");
}

#[tokio::test]
async fn documentation_and_lints() {
    /// Says hello.
    #[allow(clippy::unused_async)]
    #[inject]
    #[doc = "To everybody."]
    #[expect(unused_variables, reason = "only to be there")]
    #[must_use]
    async fn handler(number: &Number) -> String {
        let unused = 1;
        "hello".to_owned()
    }

    let app = App::build().await.unwrap();
    assert_eq!(send(handler, &app, get("/")).await.1, "hello");
}
