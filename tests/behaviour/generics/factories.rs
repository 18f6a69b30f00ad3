//! Generic factories: by value, called, with their arguments, through another factory.

use std::marker::PhantomData;

use axum::http::StatusCode;
use hardwire::{container, inject};
use hardwire_tests::{get, send, text};

trait Unit: Send + Sync + 'static {
    const NAME: &'static str;
}

struct Metre;
struct Mile;

impl Unit for Metre {
    const NAME: &'static str = "m";
}

impl Unit for Mile {
    const NAME: &'static str = "mi";
}

struct Length<U>(u32, PhantomData<fn() -> U>);

struct Label<U>(String, PhantomData<fn() -> U>);

struct Parsed<U>(Length<U>);

struct Sign(String);

struct Scale(u32);

impl<U: Unit> Length<U> {
    fn text(&self) -> String {
        format!("{} {}", self.0, U::NAME)
    }
}

#[container]
impl App {
    #[singleton]
    fn scale() -> Scale {
        Scale(10)
    }

    #[factory]
    fn length<U: Unit>(scale: &Scale, #[arg] count: u32) -> Length<U> {
        Length(scale.0 * count, PhantomData)
    }

    #[factory]
    async fn parsed<U: Unit>(
        length: impl Fn(u32) -> Length<U>,
        #[arg] text: String,
    ) -> Result<Parsed<U>, StatusCode> {
        let count = text.parse().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Parsed(length(count)))
    }

    #[factory]
    fn label<U: Unit>(#[dep(length(7))] length: Length<U>) -> Label<U> {
        Label(length.text(), PhantomData)
    }

    #[request]
    fn sign(metre: Label<Metre>, mile: impl Fn(u32) -> Length<Mile>) -> Sign {
        Sign(format!("{}, {}", metre.0, mile(3).text()))
    }

    /// The type parameter is inferred from the caller's argument.
    #[factory]
    fn shown<T: ToString>(scale: &Scale, #[arg] value: T) -> String {
        format!("{} of {}", value.to_string(), scale.0)
    }
}

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    text(handler, &App::build().await.unwrap()).await
}

#[tokio::test]
async fn a_factory_is_called_for_each_type() {
    #[inject]
    async fn handler(
        metres: impl Fn(u32) -> Length<Metre>,
        miles: impl Fn(u32) -> Length<Mile>,
    ) -> String {
        format!("{}, {}", metres(1).text(), miles(2).text())
    }

    assert_eq!(answer(handler).await, "10 m, 20 mi");
}

#[tokio::test]
async fn the_arguments_of_a_factory_are_set_at_the_parameter() {
    #[inject]
    async fn handler(#[dep(length(4))] length: Length<Mile>, label: Label<Metre>) -> String {
        format!("{}, {}", length.text(), label.0)
    }

    assert_eq!(answer(handler).await, "40 mi, 70 m");
}

#[tokio::test]
async fn an_async_factory_that_can_fail_is_called() {
    #[inject]
    async fn handler(
        parsed: impl AsyncFn(String) -> Result<Parsed<Mile>, StatusCode>,
    ) -> Result<String, StatusCode> {
        let good = parsed("5".to_owned()).await?;
        let bad = parsed("five".to_owned()).await;
        Ok(format!("{} {}", good.0.text(), bad.is_err()))
    }

    assert_eq!(answer(handler).await, "50 mi true");
}

#[tokio::test]
async fn a_provider_takes_and_calls_instances() {
    #[inject]
    async fn handler(sign: &Sign) -> String {
        sign.0.clone()
    }

    assert_eq!(answer(handler).await, "70 m, 30 mi");
}

#[tokio::test]
async fn a_type_parameter_is_inferred_from_the_callers_argument() {
    #[inject]
    async fn handler(shown: impl Fn(char) -> String) -> String {
        shown('x')
    }

    assert_eq!(answer(handler).await, "x of 10");
}

#[tokio::test]
async fn a_factory_makes_a_value_at_each_place() {
    #[inject]
    async fn handler(
        #[dep(length(1))] one: Length<Mile>,
        #[dep(length(2))] other: Length<Mile>,
    ) -> String {
        format!("{} {}", one.text(), other.text())
    }

    let app = App::build().await.unwrap();
    let answer = send(handler, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::OK, "10 mi 20 mi".to_owned()));
}
