//! The container overrides providers of its modules, including those of private types.

use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};
use hardwire_tests::{get, text};

mod chat {
    use std::marker::PhantomData;

    use axum::http::{HeaderMap, StatusCode};
    use hardwire::module;

    use self::inside::{Engine, Model};

    /// The container has no path to this module.
    mod inside {
        pub(crate) struct Model(pub(crate) u8);
        pub(crate) struct Engine(pub(crate) String);
    }

    pub(crate) struct Claude(pub(crate) String);
    pub(crate) struct Authorized<S>(pub(crate) &'static str, PhantomData<S>);
    pub(crate) struct Read;

    trait Scope {}

    impl Scope for Read {}

    #[module]
    impl Chat {
        #[request]
        fn engine(headers: &HeaderMap) -> Result<Engine, StatusCode> {
            let _ = headers.get("x-engine").ok_or(StatusCode::NOT_FOUND)?;
            Ok(Engine("engine".to_owned()))
        }

        #[factory]
        fn claude(engine: &Engine, #[arg] model: Model) -> Claude {
            Claude(format!("{} on {}", model.0, engine.0))
        }

        #[request]
        fn answer(claude: impl Fn(Model) -> Claude) -> String {
            claude(Model(1)).0
        }

        #[request]
        fn authorized<S: Scope>(#[dep(claude(Model(2)))] claude: Claude) -> Authorized<S> {
            let Claude(_) = claude;
            Authorized("claude", PhantomData)
        }

        #[factory]
        async fn greeting(#[arg] name: &str) -> std::io::Result<u8> {
            u8::try_from(name.len()).map_err(std::io::Error::other)
        }
    }

    pub(super) fn with_engine(builder: super::AppBuilder) -> super::AppBuilder {
        builder.override_engine(|| Ok(Engine("test".to_owned())))
    }

    pub(super) fn with_claude(builder: super::AppBuilder) -> super::AppBuilder {
        builder.override_claude(|model| Claude(format!("test {}", model.0)))
    }

    pub(super) fn with_engine_async(builder: super::AppBuilder) -> super::AppBuilder {
        builder.override_engine_async(async || Ok(Engine("async".to_owned())))
    }

    pub(super) fn read_only() -> Authorized<Read> {
        Authorized("test", PhantomData)
    }
}

mod service {
    use hardwire::module;

    use super::chat;

    #[module(modules(chat::Chat))]
    impl Service {}
}

#[container(modules(service::Service))]
impl App {
    #[request]
    fn length(headers: &HeaderMap, #[dep] answer: String) -> usize {
        headers.len() + answer.len()
    }
}

#[inject]
async fn show(#[dep] answer: String) -> String {
    answer
}

#[inject]
async fn measure(#[dep] length: usize) -> String {
    length.to_string()
}

#[inject]
async fn read(reader: &chat::Authorized<chat::Read>) -> &'static str {
    reader.0
}

#[inject]
async fn greet(greet: impl AsyncFn(&str) -> std::io::Result<u8>) -> Result<String, StatusCode> {
    let greeted = greet("Ada").await;
    greeted
        .map(|length| length.to_string())
        .map_err(|_| StatusCode::CONFLICT)
}

async fn app(with: impl FnOnce(AppBuilder) -> AppBuilder) -> App {
    with(App::builder()).build().await.unwrap()
}

#[tokio::test]
async fn a_value_that_only_the_module_can_make() {
    let app = app(chat::with_engine).await;
    assert_eq!(text(show, &app).await, "1 on test");
}

#[tokio::test]
async fn the_same_with_an_async_closure() {
    let app = app(chat::with_engine_async).await;
    assert_eq!(text(show, &app).await, "1 on async");
}

#[tokio::test]
async fn a_factory_with_an_argument_that_only_the_module_knows() {
    let app = app(chat::with_claude).await;
    assert_eq!(text(show, &app).await, "test 1");
}

#[tokio::test]
async fn a_value_that_the_container_uses() {
    let app = app(|builder| builder.override_answer(|| "test".to_owned())).await;
    assert_eq!(text(show, &app).await, "test");
    assert_eq!(text(measure, &app).await, "4");
}

#[tokio::test]
async fn an_instance_of_a_generic_provider() {
    let overridden = app(|builder| builder.override_authorized(chat::read_only)).await;
    assert_eq!(text(read, &overridden).await, "test");
    let not_overridden = app(chat::with_engine).await;
    assert_eq!(text(read, &not_overridden).await, "claude");
}

#[tokio::test]
async fn an_instance_that_is_named() {
    let builder =
        App::builder().override_authorized::<chat::Authorized<chat::Read>, _>(chat::read_only);
    let app = builder.build().await.unwrap();
    assert_eq!(text(read, &app).await, "test");
}

#[tokio::test]
async fn a_factory_with_an_argument_that_is_borrowed() {
    let app =
        app(|builder| builder.override_greeting(|name| Ok(if name == "Ada" { 9 } else { 0 })));
    assert_eq!(text(greet, &app.await).await, "9");
}

#[tokio::test]
async fn other_providers_are_unchanged() {
    let app = App::build().await.unwrap();
    assert_eq!(text(greet, &app).await, "3");
    let (status, _) = hardwire_tests::send(show, &app, get("/")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
