//! Features that users of `FastAPI` and of Dependency Injector rely on, and pitfalls of these frameworks that Hardwire does
//! not have.
//!
//! Mistakes that they report at the first call are compiler errors in Hardwire: a cycle (`ui/mistakes/cycle*.rs`), a
//! missing dependency (`missing_dependency*.rs`), a factory with too few arguments (`wrong_argument_count*.rs`), a
//! singleton that depends on a request (`captive_dependency*.rs`). Tests of overrides are in `override/`.

mod closing;

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get as route;
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, text, with_header};
use tokio::sync::Barrier;
use tower::ServiceExt;

/// Counts how often its provider has run.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Number(usize);

struct Leaf(Number);

struct Left(Number);

struct Right(Number);

struct Refusing;

struct Later;

struct Greeting(String);

#[container]
impl App {
    #[input]
    fn log() -> Arc<Log>;

    #[singleton]
    fn counter() -> AtomicUsize {
        AtomicUsize::default()
    }

    #[factory]
    fn fresh(counter: &AtomicUsize) -> Number {
        Number(counter.fetch_add(1, Ordering::SeqCst))
    }

    #[request]
    fn number(fresh: impl Fn() -> Number, log: &Log) -> Number {
        log.note("number");
        fresh()
    }

    #[request]
    fn leaf(#[dep(number)] number: &Number, log: &Log) -> Leaf {
        log.note("leaf");
        Leaf(*number)
    }

    #[request]
    async fn left(leaf: &Leaf, log: &Log) -> Left {
        log.note("left");
        Left(leaf.0)
    }

    #[request]
    async fn right(leaf: &Leaf, log: &Log) -> Right {
        log.note("right");
        Right(leaf.0)
    }

    #[request]
    async fn refusing(headers: &HeaderMap, log: &Log) -> Result<Refusing, StatusCode> {
        log.note("refusing");
        let is_allowed = headers.contains_key("x-allowed");
        is_allowed.then_some(Refusing).ok_or(StatusCode::FORBIDDEN)
    }

    #[request]
    fn later(log: &Log, _: &Refusing) -> Later {
        log.note("later");
        Later
    }

    #[factory]
    fn greeting(#[arg] name: &str) -> Greeting {
        Greeting(format!("hello {name}"))
    }
}

async fn app() -> App {
    App::build(Arc::default()).await.unwrap()
}

#[inject]
async fn both(left: &Left, right: &Right) -> String {
    format!("{} {}", left.0.0, right.0.0)
}

#[tokio::test]
async fn a_dependency_of_two_others_runs_once_in_a_request_and_again_in_the_next() {
    let app = app().await;
    assert_eq!(text(both, &app).await, "0 0");
    assert_eq!(text(both, &app).await, "1 1");
    let once = ["number", "leaf", "left", "right"];
    assert_eq!(app.log.events(), [once, once].concat());
}

#[tokio::test]
async fn a_factorys_value_never_replaces_the_shared_value() {
    #[inject]
    async fn handler(
        number: &Number,
        #[dep(fresh)] one: Number,
        #[dep(fresh)] other: Number,
        leaf: &Leaf,
    ) -> String {
        format!("{} {} {} {}", number.0, one.0, other.0, leaf.0.0)
    }

    assert_eq!(text(handler, &app().await).await, "0 1 2 0");
}

#[tokio::test]
async fn dependencies_run_depth_first_in_declared_order() {
    #[inject]
    async fn handler(_: &Right, _: &Refusing, _: &Left) {}

    let app = app().await;
    send(handler, &app, with_header("x-allowed", "yes")).await;
    let expected = ["number", "leaf", "right", "refusing", "left"];
    assert_eq!(app.log.events(), expected);
}

#[tokio::test]
async fn one_that_refuses_ends_the_request_and_later_ones_do_not_run() {
    #[inject]
    async fn handler(log: &Log, _: &Leaf, _: &Refusing, _: &Left) {
        log.note("handler");
    }

    let app = app().await;
    let answer = send(handler, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::FORBIDDEN, String::new()));
    assert_eq!(app.log.events(), ["number", "leaf", "refusing"]);
}

#[tokio::test]
async fn on_an_unknown_path_none_runs() {
    let app = app().await;
    let router = Router::new()
        .route("/known", route(both))
        .with_state(app.clone());
    let response = router.oneshot(get("/unknown")).await.unwrap();
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert!(app.log.events().is_empty());
}

#[tokio::test]
async fn a_factory_is_injected_itself_and_called_with_arguments_at_each_use() {
    #[inject]
    async fn handler(greeting: impl Fn(&str) -> Greeting) -> String {
        greeting("Ada").0 + ", " + &greeting("Bob").0
    }

    assert_eq!(text(handler, &app().await).await, "hello Ada, hello Bob");
}

#[tokio::test]
async fn resources_start_in_declaration_order_after_their_dependencies() {
    struct Pool;
    struct Cache;
    struct Mail;

    #[container]
    impl Resources {
        #[input]
        fn log() -> Arc<Log>;

        #[singleton]
        fn cache(log: &Log, _: &Pool) -> Cache {
            log.note("cache");
            Cache
        }

        #[singleton]
        fn pool(log: &Log) -> Pool {
            log.note("pool");
            Pool
        }

        #[singleton]
        fn mail(log: &Log) -> Mail {
            log.note("mail");
            Mail
        }
    }

    let resources = Resources::build(Arc::default()).await.unwrap();
    assert_eq!(resources.log.events(), ["pool", "cache", "mail"]);
}

#[tokio::test]
async fn a_selector_uses_the_configuration_and_reports_an_unknown_choice() {
    #[container]
    impl Selecting {
        #[input]
        fn choice() -> String;

        #[singleton]
        fn selected(
            choice: &String,
            one: impl Fn() -> u8,
            two: impl Fn() -> u16,
        ) -> Result<u32, String> {
            match choice.as_str() {
                "one" => Ok(one().into()),
                "two" => Ok(two().into()),
                unknown => Err(format!("nothing is called `{unknown}`")),
            }
        }

        #[factory]
        fn one() -> u8 {
            1
        }

        #[factory]
        fn two() -> u16 {
            2
        }
    }

    assert_eq!(
        Selecting::build("two".to_owned()).await.unwrap().selected,
        2
    );
    let error = Selecting::build("ten".to_owned()).await.unwrap_err();
    let source = error.source().map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("nothing is called `ten`"));
}

#[tokio::test]
async fn a_shared_leaf_that_fails_is_run_and_reported_once() {
    #[inject]
    async fn handler(_: &Refusing, _: &Later, _: Result<&Refusing, StatusCode>) {}

    let app = app().await;
    assert_eq!(send(handler, &app, get("/")).await.0, StatusCode::FORBIDDEN);
    assert_eq!(app.log.events(), ["refusing"]);
}

#[tokio::test]
async fn a_shared_leaf_that_fails_at_start_up_is_run_and_reported_once() {
    struct Shared;
    struct One;
    struct Other;

    #[container]
    impl Starting {
        #[input]
        fn log() -> Arc<Log>;

        #[singleton]
        fn one(_: &Shared) -> One {
            One
        }

        #[singleton]
        fn other(_: &Shared) -> Other {
            Other
        }

        #[singleton]
        async fn shared(log: &Log) -> Result<Shared, String> {
            log.note("shared");
            Err("no".to_owned())
        }
    }

    let log = Arc::new(Log::default());
    let error = Starting::build(Arc::clone(&log)).await.unwrap_err();
    assert_eq!(error.path(), ["Starting", "one", "shared"]);
    assert_eq!(log.events(), ["shared"]);
}

#[tokio::test]
async fn dependencies_of_a_shared_parent_run_once_for_two_children() {
    #[inject]
    async fn handler(_: &Left, leaf: &Leaf, _: &Right, number: &Number) -> String {
        format!("{} {}", leaf.0.0, number.0)
    }

    let app = app().await;
    assert_eq!(text(handler, &app).await, "0 0");
    assert_eq!(app.log.events(), ["number", "leaf", "left", "right"]);
}

#[tokio::test]
async fn requests_at_the_same_time_have_values_of_their_own() {
    #[container]
    impl Meeting {
        #[input]
        fn barrier() -> Arc<Barrier>;

        #[request]
        fn visitor(headers: &HeaderMap) -> Greeting {
            Greeting(format!("{:?}", headers.get("x-name")))
        }
    }

    #[inject(Meeting)]
    async fn handler(barrier: &Barrier, visitor: &Greeting) -> String {
        barrier.wait().await;
        visitor.0.clone()
    }

    let app = Meeting::build(Arc::new(Barrier::new(2))).await.unwrap();
    let (ada, bob) = tokio::join!(
        send(handler, &app, with_header("x-name", "Ada")),
        send(handler, &app, with_header("x-name", "Bob")),
    );
    assert_eq!(ada.1, r#"Some("Ada")"#);
    assert_eq!(bob.1, r#"Some("Bob")"#);
}

#[tokio::test]
async fn a_singleton_that_eight_threads_ask_for_is_one_object() {
    let app = app().await;
    let threads = [(); 8].map(|()| {
        let app = app.clone();
        thread::spawn(move || std::ptr::from_ref(&app.counter).addr())
    });
    let found = threads.map(|thread| thread.join().unwrap());
    assert_eq!(found, [std::ptr::from_ref(&app.counter).addr(); 8]);
}
