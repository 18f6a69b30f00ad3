//! Other attributes above and below `#[inject]`.

use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
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

/// The names of the fields of the current span.
fn fields() -> String {
    let span = tracing::Span::current();
    let fields = span
        .metadata()
        .into_iter()
        .flat_map(tracing::Metadata::fields);
    fields
        .map(|field| field.name())
        .collect::<Vec<_>>()
        .join(" ")
}

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
async fn instrument_below_on_a_condition() {
    #[inject]
    #[cfg_attr(not(any()), tracing::instrument(skip(number)))]
    async fn handler(number: &Number) -> String {
        number.0.to_string()
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn instrument_sees_the_parameters_as_they_are_written_on_either_side() {
    #[tracing::instrument(ret)]
    #[inject]
    async fn above(number: &Number, word: Word) -> String {
        fields()
    }

    #[inject]
    #[tracing::instrument(ret)]
    async fn below(number: &Number, word: Word) -> String {
        fields()
    }

    let subscriber = tracing_subscriber::registry();
    let _guard = tracing::subscriber::set_default(subscriber);
    assert_eq!(answer(above).await, "number word");
    assert_eq!(answer(below).await, "number word");
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
async fn debug_middleware_below() {
    #[inject]
    #[axum::debug_middleware]
    async fn middleware(number: &Number, request: Request, next: Next) -> Response {
        let Number(_) = number;
        next.run(request).await
    }

    #[inject]
    async fn handler(number: &Number) -> String {
        number.0.to_string()
    }

    let app = App::build().await.unwrap();
    let layer = from_fn_with_state(app.clone(), middleware);
    assert_eq!(text(handler.layer(layer), &app).await, "7");
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
    /// Documentation of the handler.
    #[allow(clippy::unused_async)]
    #[inject]
    #[doc = "To everybody."]
    #[expect(unused_variables, reason = "the attribute must be kept")]
    #[must_use]
    async fn handler(number: &Number) -> String {
        let unused = 1;
        "hello".to_owned()
    }

    let app = App::build().await.unwrap();
    assert_eq!(send(handler, &app, get("/")).await.1, "hello");
}

#[tokio::test]
async fn deprecated_providers() {
    struct Old(u8);
    struct Older(u8);

    #[container]
    impl Past {
        #[deprecated = "take another"]
        #[singleton]
        fn old() -> Old {
            Old(1)
        }

        #[request]
        #[deprecated]
        fn older(old: &Old) -> Older {
            Older(old.0)
        }
    }

    #[expect(deprecated, reason = "it calls `older`")]
    #[inject(Past)]
    #[deprecated]
    async fn handler(old: &Old, older: &Older) -> String {
        format!("{} {}", old.0, older.0)
    }

    #[expect(deprecated, reason = "it is called here")]
    let answer = text(handler, &Past::build().await.unwrap()).await;
    assert_eq!(answer, "1 1");
}

#[tokio::test]
async fn a_test_is_a_task() {
    #[inject(App, task)]
    #[expect(
        clippy::used_underscore_binding,
        reason = "the attribute must also apply to the body"
    )]
    async fn check(number: &Number, longer: impl Fn(usize) -> Longer, #[arg] _than: usize) {
        assert_eq!(longer(_than).0.len(), usize::from(number.0) + 1);
    }

    check(&App::build().await.unwrap(), 1).await;
}

#[tokio::test]
async fn lint_expectations_with_call() {
    #[inject(App, call = handler_with)]
    #[expect(unused_variables, reason = "the attribute must be kept")]
    async fn handler(number: &Number) -> String {
        let unused = 1;
        number.0.to_string()
    }

    assert_eq!(answer(handler).await, "7");
    assert_eq!(handler_with(&Number(8)).await, "8");
}

#[tokio::test]
async fn lint_expectations_of_a_function_with_self() {
    struct Api(u8);

    impl Api {
        #[inject(App)]
        #[expect(unused_variables, reason = "the attribute must be kept")]
        async fn handler(number: &Number) -> String {
            let unused = 1;
            Self(number.0).0.to_string()
        }
    }

    assert_eq!(answer(Api::handler).await, "7");
}

#[tokio::test]
async fn lint_expectations_about_dependencies_with_call() {
    struct Old(u8);

    #[container]
    impl Past {
        #[request]
        #[deprecated]
        fn old() -> Old {
            Old(1)
        }
    }

    #[inject(Past, call = handler_with)]
    #[expect(deprecated, reason = "it calls `old`")]
    async fn handler(old: &Old) -> String {
        old.0.to_string()
    }

    let app = Past::build().await.unwrap();
    assert_eq!(text(handler, &app).await, "1");
    assert_eq!(handler_with(&Old(2)).await, "2");
}
