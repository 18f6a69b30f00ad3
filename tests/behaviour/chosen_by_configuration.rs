//! Providers that select an implementation at run time, and build only that one.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, text, with_header};

trait Store: Send + Sync {
    fn name(&self) -> String;
}

struct Named(&'static str);

impl Store for Named {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

#[derive(Debug, PartialEq)]
enum StoreError {
    Unknown(String),
    Unreachable,
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(choice) => write!(formatter, "there is no store `{choice}`"),
            Self::Unreachable => formatter.write_str("unreachable"),
        }
    }
}

impl Error for StoreError {}

impl IntoResponse for StoreError {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, self.to_string()).into_response()
    }
}

/// Selects the store of the program.
struct Config(&'static str);

/// Only one of the stores needs it.
struct Connection(&'static str);

/// The store that a request selects.
struct Chosen(Box<dyn Store>);

#[container]
impl App {
    #[input]
    fn config() -> Config;

    #[input]
    fn log() -> Arc<Log>;

    #[singleton]
    async fn store(
        config: &Config,
        memory: impl Fn() -> Box<dyn Store>,
        disk: impl Fn() -> Result<Box<dyn Store>, StoreError>,
        remote: impl AsyncFn() -> Result<Box<dyn Store>, StoreError>,
    ) -> Result<Arc<dyn Store>, StoreError> {
        let chosen = match config.0 {
            "memory" => memory(),
            "disk" => disk()?,
            "remote" => remote().await?,
            unknown => return Err(StoreError::Unknown(unknown.to_owned())),
        };
        Ok(chosen.into())
    }

    #[request]
    async fn chosen(
        headers: &HeaderMap,
        memory: impl Fn() -> Box<dyn Store>,
        remote: impl AsyncFn() -> Result<Box<dyn Store>, StoreError>,
    ) -> Result<Chosen, StoreError> {
        let choice = headers.get("x-store").and_then(|name| name.to_str().ok());
        match choice {
            None | Some("memory") => Ok(Chosen(memory())),
            Some("remote") => remote().await.map(Chosen),
            Some(unknown) => Err(StoreError::Unknown(unknown.to_owned())),
        }
    }

    #[factory]
    fn memory(log: &Log) -> Box<dyn Store> {
        log.note("memory");
        Box::new(Named("memory"))
    }

    #[factory]
    fn disk(log: &Log) -> Result<Box<dyn Store>, StoreError> {
        log.note("disk");
        Err(StoreError::Unreachable)
    }

    #[factory]
    async fn remote(log: &Log, connection: Connection) -> Result<Box<dyn Store>, StoreError> {
        log.note("remote");
        Ok(Box::new(Named(connection.0)))
    }

    #[factory]
    async fn connection(log: &Log) -> Result<Connection, StoreError> {
        log.note("connection");
        Ok(Connection("remote"))
    }
}

/// Starts the program with this configuration. Returns the values that were built.
async fn start(
    choice: &'static str,
) -> (
    Result<App, hardwire::BuildError>,
    impl Fn() -> Vec<&'static str>,
) {
    let log = Arc::new(Log::default());
    let app = App::build(Config(choice), Arc::clone(&log)).await;
    (app, move || log.events())
}

#[tokio::test]
async fn a_singleton_chooses_at_start_up_and_only_the_chosen_one_is_built() {
    let (app, events) = start("memory").await;
    assert_eq!(app.unwrap().store.name(), "memory");
    assert_eq!(events(), ["memory"]);
}

#[tokio::test]
async fn the_dependencies_of_the_selected_store_are_built() {
    let (app, events) = start("remote").await;
    assert_eq!(app.unwrap().store.name(), "remote");
    assert_eq!(events(), ["connection", "remote"]);
}

#[tokio::test]
async fn an_unknown_choice_is_an_error_that_names_it() {
    let (app, events) = start("tape").await;
    let error = app.unwrap_err();
    assert_eq!(error.provider(), "store");
    let source = error.source().unwrap().to_string();
    assert_eq!(source, "there is no store `tape`");
    assert!(events().is_empty());
}

#[tokio::test]
async fn the_failure_of_the_chosen_one_is_that_of_the_selector() {
    let (app, events) = start("disk").await;
    let error = app.unwrap_err();
    assert_eq!((error.provider(), events()), ("store", vec!["disk"]));
    let source = error.source().unwrap().downcast_ref();
    assert_eq!(source, Some(&StoreError::Unreachable));
}

#[tokio::test]
async fn all_dependents_receive_the_selected_store() {
    #[inject]
    async fn handler(store: &dyn Store, shared: Arc<dyn Store>) -> String {
        format!("{} {}", store.name(), shared.name())
    }

    let (app, _) = start("memory").await;
    assert_eq!(text(handler, &app.unwrap()).await, "memory memory");
}

#[inject]
async fn choosing(chosen: &Chosen) -> String {
    chosen.0.name()
}

#[tokio::test]
async fn each_request_chooses_for_itself() {
    let (app, events) = start("memory").await;
    let app = app.unwrap();
    let remote = send(choosing, &app, with_header("x-store", "remote")).await;
    assert_eq!(remote, (StatusCode::OK, "remote".to_owned()));
    assert_eq!(send(choosing, &app, get("/")).await.1, "memory");
    let (at_start, requests) = (["memory"], ["connection", "remote", "memory"]);
    assert_eq!(events(), [at_start.as_slice(), &requests].concat());
}

#[tokio::test]
async fn an_unknown_choice_of_a_request_refuses_it_by_name() {
    let (app, events) = start("memory").await;
    let answer = send(choosing, &app.unwrap(), with_header("x-store", "tape")).await;
    let expected = "there is no store `tape`".to_owned();
    assert_eq!(answer, (StatusCode::BAD_REQUEST, expected));
    assert_eq!(events(), ["memory"]);
}

#[tokio::test]
async fn a_handler_chooses_too() {
    #[inject]
    async fn handler(
        config: &Config,
        memory: impl Fn() -> Box<dyn Store>,
        disk: impl Fn() -> Result<Box<dyn Store>, StoreError>,
    ) -> Result<String, StoreError> {
        let is_memory = config.0 == "memory";
        let store = if is_memory { memory() } else { disk()? };
        Ok(store.name())
    }

    let (app, _) = start("memory").await;
    assert_eq!(text(handler, &app.unwrap()).await, "memory");
}

#[tokio::test]
async fn a_test_can_set_the_store_so_that_nothing_is_selected() {
    let log = Arc::new(Log::default());
    let builder = App::builder(Config("tape"), Arc::clone(&log));
    let app = builder.store(Arc::new(Named("given"))).build().await;
    assert_eq!(app.unwrap().store.name(), "given");
    assert!(log.events().is_empty());
}

#[tokio::test]
async fn the_selected_store_may_take_arguments_and_have_its_own_type() {
    struct Short(String);
    struct Long(String);
    struct Greeting(String);

    #[container]
    impl Greetings {
        #[input]
        fn is_long() -> bool;

        #[factory]
        fn short(#[arg] name: &str) -> Short {
            Short(format!("Hi {name}"))
        }

        #[factory]
        fn long(#[arg] name: &str, #[arg] title: &str) -> Long {
            Long(format!("Good morning {title} {name}"))
        }

        #[request]
        fn greeting(
            is_long: bool,
            short: impl Fn(&str) -> Short,
            long: impl Fn(&str, &str) -> Long,
        ) -> Greeting {
            Greeting(if is_long {
                long("Ada", "Lady").0
            } else {
                short("Ada").0
            })
        }
    }

    #[inject(Greetings)]
    async fn handler(greeting: Greeting) -> String {
        greeting.0
    }

    let answer = async |is_long| text(handler, &Greetings::build(is_long).await.unwrap()).await;
    assert_eq!(answer(false).await, "Hi Ada");
    assert_eq!(answer(true).await, "Good morning Lady Ada");
}
