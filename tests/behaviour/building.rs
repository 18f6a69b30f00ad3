//! `App::build`, `App::builder`, inputs, and errors of the build.

use std::error::Error;
use std::fmt;

use hardwire::{BuildError, container};
use hardwire_tests::Log;

#[derive(Debug, PartialEq)]
struct Settings(u8);

#[derive(Debug, PartialEq)]
struct Port(u8);

#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("refused")
    }
}

impl Error for Refused {}

mod inputs {
    use hardwire::container;

    use super::{Port, Settings};

    #[container]
    impl App {
        #[input]
        fn settings() -> Settings;

        #[input]
        fn port() -> Port;

        #[singleton]
        fn sum(port: &Port, settings: &Settings) -> u8 {
            port.0 + settings.0
        }
    }
}

#[tokio::test]
async fn inputs_are_the_arguments_of_build_in_declared_order() {
    let app = inputs::App::build(Settings(1), Port(2)).await.unwrap();
    assert_eq!(app.settings, Settings(1));
    assert_eq!(app.port, Port(2));
    assert_eq!(app.sum, 3);
}

#[tokio::test]
async fn inputs_are_the_arguments_of_builder_too() {
    let app = inputs::App::builder(Settings(1), Port(2))
        .build()
        .await
        .unwrap();
    assert_eq!(app.sum, 3);
}

mod failing {
    use hardwire::container;

    use super::{Port, Refused, Settings};

    pub(super) struct Server;

    #[container]
    impl App {
        #[singleton]
        fn settings() -> Settings {
            Settings(1)
        }

        #[singleton]
        async fn port(settings: &Settings) -> Result<Port, Refused> {
            if settings.0 == 1 {
                Err(Refused)
            } else {
                Ok(Port(settings.0))
            }
        }

        #[singleton]
        fn server(port: &Port) -> Server {
            let _ = port;
            Server
        }
    }
}

async fn failure() -> BuildError {
    failing::App::build().await.map(|_| ()).unwrap_err()
}

#[tokio::test]
async fn a_build_error_names_the_provider() {
    assert_eq!(failure().await.provider(), "port");
}

#[tokio::test]
async fn a_build_error_has_the_path_to_the_provider() {
    assert_eq!(failure().await.path(), ["App", "server", "port"]);
}

#[tokio::test]
async fn the_source_of_a_build_error_is_the_providers_error() {
    let error = failure().await;
    assert!(error.source().unwrap().is::<Refused>());
}

#[tokio::test]
async fn a_build_error_is_one_line_without_its_source() {
    let expected = "provider `port` failed (App → server → port)";
    assert_eq!(failure().await.to_string(), expected);
}

#[tokio::test]
async fn a_singleton_that_is_set_is_not_built() {
    let app = failing::App::builder().port(Port(9)).build().await.unwrap();
    assert_eq!(app.port, Port(9));
}

#[tokio::test]
async fn other_singletons_use_a_singleton_that_is_set() {
    let app = failing::App::builder()
        .settings(Settings(7))
        .build()
        .await
        .unwrap();
    assert_eq!(app.port, Port(7));
}

mod logged {
    use hardwire::container;

    use super::{Log, Refused};

    pub(super) struct Part(pub(super) &'static str);
    pub(super) struct Whole;
    pub(super) struct Independent;

    #[container]
    impl App {
        #[input]
        fn log() -> std::sync::Arc<Log>;

        #[singleton]
        fn whole(log: &Log, part: Part, again: Part) -> Whole {
            let _ = (part.0, again.0);
            log.note("whole");
            Whole
        }

        #[factory]
        fn part(log: &Log, tool: Tool) -> Part {
            let _ = tool;
            log.note("part");
            Part("part")
        }

        #[factory]
        async fn tool(log: &Log) -> Result<Tool, Refused> {
            log.note("tool");
            Ok(Tool)
        }

        #[singleton]
        async fn independent(log: &Log) -> Independent {
            log.note("independent");
            Independent
        }
    }

    pub(super) struct Tool;
}

#[tokio::test]
async fn factories_run_right_before_each_singleton_that_uses_them() {
    let app = logged::App::build(Log::default().into()).await.unwrap();
    let expected = ["tool", "part", "tool", "part", "whole", "independent"];
    assert_eq!(app.log.events(), expected);
}

#[tokio::test]
async fn factories_that_only_a_set_singleton_needs_do_not_run() {
    let builder = logged::App::builder(Log::default().into());
    let app = builder.whole(logged::Whole).build().await.unwrap();
    assert_eq!(app.log.events(), ["independent"]);
}

#[tokio::test]
async fn a_factory_that_fails_at_start_up_is_named_with_the_singleton_that_needed_it() {
    #[derive(Debug)]
    struct Db;
    struct Connection;

    #[container]
    impl App {
        #[singleton]
        fn db(connection: Connection) -> Db {
            let _ = connection;
            Db
        }

        #[factory]
        fn connection() -> Result<Connection, Refused> {
            Err(Refused)
        }
    }

    let error = App::build().await.unwrap_err();
    assert_eq!(error.path(), ["App", "db", "connection"]);
    assert_eq!(error.provider(), "connection");
}

#[tokio::test]
async fn singletons_are_built_after_their_dependencies_in_any_declaration_order() {
    struct Late(u8);
    struct Early(u8);

    #[container]
    impl App {
        #[singleton]
        fn late(early: &Early) -> Late {
            Late(early.0 + 1)
        }

        #[singleton]
        fn early() -> Early {
            Early(1)
        }
    }

    assert_eq!(App::build().await.unwrap().late.0, 2);
    let _ = App::builder().early(Early(2));
}

#[tokio::test]
async fn independent_singletons_are_built_in_declaration_order() {
    struct First;
    struct Second;
    struct User;

    #[container]
    impl App {
        #[input]
        fn log() -> Log;

        #[request]
        fn user(second: &Second) -> User {
            let _ = second;
            User
        }

        #[singleton]
        fn first(log: &Log) -> First {
            log.note("first");
            First
        }

        #[singleton]
        fn second(log: &Log) -> Second {
            log.note("second");
            Second
        }
    }

    let app = App::build(Log::default()).await.unwrap();
    App::user(&app.second);
    assert_eq!(app.log.events(), ["first", "second"]);
}

#[tokio::test]
async fn a_container_may_be_empty() {
    #[container]
    impl App {}

    assert_eq!(format!("{:?}", App::build().await.unwrap()), "App {  }");
}

#[tokio::test]
async fn a_singleton_may_fail_with_a_boxed_error() {
    #[derive(Debug)]
    struct Db;

    #[container]
    impl App {
        #[singleton]
        fn db() -> Result<Db, Box<dyn Error + Send + Sync>> {
            Err("no database".into())
        }
    }

    let error = App::build().await.unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), "no database");
}
