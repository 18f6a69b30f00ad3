//! `#[singleton(lazy)]`: singletons that are built on first use.

use std::num::ParseIntError;
use std::sync::Arc;

use axum::extract::Request;
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use hardwire::{BuildError, container, inject, module};
use hardwire_tests::{Log, get, send, text};

pub(crate) struct Settings(&'static str);

#[derive(Clone)]
struct Db(u16);
struct Pool(u16);
struct User(u16);
struct Rows(u16);
struct Report(u16);
struct Verified;

#[derive(Clone)]
struct Name(&'static str);

trait Store: Send + Sync {
    fn name(&self) -> String;
}

impl Store for Pool {
    fn name(&self) -> String {
        format!("pool {}", self.0)
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Down;

#[derive(Clone, Debug, PartialEq)]
struct Broken(&'static str);

impl From<Down> for Broken {
    fn from(_: Down) -> Self {
        Self("the db is down")
    }
}

impl IntoResponse for Down {
    fn into_response(self) -> Response {
        (StatusCode::BAD_GATEWAY, "down").into_response()
    }
}

impl IntoResponse for Broken {
    fn into_response(self) -> Response {
        (StatusCode::BAD_GATEWAY, self.0).into_response()
    }
}

#[container]
impl App {
    #[input]
    fn settings() -> Settings;

    #[input]
    fn log() -> Arc<Log>;

    #[singleton(lazy)]
    async fn db(settings: &Settings, log: &Log) -> Result<Db, Down> {
        tokio::task::yield_now().await;
        log.note("db");
        settings.0.parse().map(Db).map_err(|_| Down)
    }

    /// Its lazy dependencies are built as part of its own build.
    #[singleton(lazy, as = dyn Store)]
    fn pool(db: &Db, log: &Log) -> Result<Arc<Pool>, Broken> {
        log.note("pool");
        Ok(Arc::new(Pool(db.0 + 1)))
    }

    #[singleton(lazy, blocking)]
    fn name(log: &Log) -> Name {
        log.note("name");
        Name("name")
    }

    #[request]
    fn user(db: &Db) -> User {
        User(db.0)
    }

    #[request(blocking)]
    fn report(pool: Arc<Pool>, db: &Db) -> Report {
        Report(pool.0 + db.0)
    }

    #[request]
    fn verify(headers: &HeaderMap) -> Result<Verified, StatusCode> {
        let name = headers.get("x-name");
        name.map(|_| Verified).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[factory]
    fn rows(db: &Db, #[arg] first: u16) -> Rows {
        Rows(db.0 + first)
    }
}

async fn app_of(settings: &'static str) -> App {
    App::build(Settings(settings), Arc::default())
        .await
        .unwrap()
}

async fn app() -> App {
    app_of("5").await
}

#[inject]
async fn borrowed_and_owned(db: &Db, owned: Db, again: &Db) -> String {
    format!("{} {} {}", db.0, owned.0, again.0)
}

#[tokio::test]
async fn it_is_built_once_on_first_use() {
    let app = app().await;
    assert!(app.db.built().is_none());
    assert_eq!(text(borrowed_and_owned, &app).await, "5 5 5");
    assert_eq!(text(borrowed_and_owned, &app).await, "5 5 5");
    assert_eq!(app.log.events(), ["db"]);
    assert_eq!(app.db.built().unwrap().0, 5);
}

#[inject]
async fn nothing_of_it() -> &'static str {
    "nothing"
}

#[tokio::test]
async fn a_handler_without_it_does_not_build_it() {
    let app = app().await;
    assert_eq!(text(nothing_of_it, &app).await, "nothing");
    assert!(app.log.events().is_empty());
}

#[tokio::test]
async fn its_failure_is_the_response_and_not_remembered() {
    let app = app_of("?").await;
    let refused = (StatusCode::BAD_GATEWAY, "the db is down".to_owned());
    assert_eq!(send(held, &app, get("/")).await, refused);
    assert_eq!(send(held, &app, get("/")).await, refused);
    assert_eq!(app.log.events(), ["db", "db"]);
}

#[inject]
async fn held(pool: &Pool, shared: Arc<Pool>, store: &dyn Store, any: Arc<dyn Store>) -> String {
    format!("{} {} {} {}", pool.0, shared.0, store.name(), any.name())
}

#[tokio::test]
async fn it_is_requested_in_an_arc_and_as_a_trait_object() {
    let app = app().await;
    assert_eq!(text(held, &app).await, "6 6 pool 6 pool 6");
    assert_eq!(app.log.events(), ["db", "pool"]);
}

#[inject]
async fn some_and_all(
    name: Option<&Name>,
    stores: Vec<&dyn Store>,
    named: Vec<(&'static str, Arc<dyn Store>)>,
) -> String {
    let names = named.iter().map(|(name, _)| *name).collect::<String>();
    format!("{} {} {names}", name.is_some(), stores[0].name())
}

#[tokio::test]
async fn it_is_some_and_one_of_many() {
    assert_eq!(text(some_and_all, &app().await).await, "true pool 6 pool");
}

#[inject]
async fn through_others(user: &User, report: &Report, name: Name) -> String {
    format!("{} {} {}", user.0, report.0, name.0)
}

#[tokio::test]
async fn request_values_need_it_and_other_threads_build_and_borrow_it() {
    let app = app().await;
    assert_eq!(text(through_others, &app).await, "5 11 name");
    assert_eq!(app.log.events(), ["db", "pool", "name"]);
}

#[inject]
async fn called(log: &Log, rows: impl Fn(u16) -> Rows) -> String {
    log.note("called");
    format!("{} {}", rows(1).0, rows(2).0)
}

#[tokio::test]
async fn a_factory_that_cannot_wait_finds_it_built() {
    let app = app().await;
    assert_eq!(text(called, &app).await, "6 7");
    assert_eq!(app.log.events(), ["db", "called"]);
}

#[inject]
async fn called_later(
    log: &Log,
    rows: impl AsyncFn(u16) -> Result<Rows, Broken>,
) -> Result<String, Broken> {
    log.note("called");
    Ok(format!("{} {}", rows(1).await?.0, rows(2).await?.0))
}

#[tokio::test]
async fn an_async_factory_builds_it_when_it_is_called() {
    let app = app().await;
    assert_eq!(text(called_later, &app).await, "6 7");
    assert_eq!(app.log.events(), ["called", "db"]);
}

#[inject(App, guard(verify))]
async fn guarded(db: &Db) -> String {
    db.0.to_string()
}

#[tokio::test]
async fn a_guard_that_refuses_leaves_it_unbuilt() {
    let app = app().await;
    let (status, _) = send(guarded, &app, get("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(app.log.events().is_empty());
}

#[inject]
async fn layer(db: &Db, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    ([("x-db", db.0.to_string())], response).into_response()
}

#[tokio::test]
async fn a_middleware_needs_it() {
    let app = app().await;
    let layered = nothing_of_it.layer(from_fn_with_state(app.clone(), layer));
    assert_eq!(text(layered, &app).await, "nothing");
    assert_eq!(app.log.events(), ["db"]);
}

#[inject(App, concurrent)]
async fn at_once(name: &Name, db: &Db, _verify: &Verified) -> String {
    format!("{} {}", name.0, db.0)
}

#[tokio::test]
async fn several_are_waited_for_at_once() {
    let app = app().await;
    let request = hardwire_tests::with_header("x-name", "Ada");
    assert_eq!(send(at_once, &app, request).await.1, "name 5");
}

#[inject(task)]
async fn warm<'a>(
    pool: &'a Pool,
    name: &Name,
    #[arg] more: u16,
) -> Result<(&'a Pool, u16), Broken> {
    let length = u16::try_from(name.0.len()).unwrap_or_default();
    Ok((pool, length + more))
}

#[tokio::test]
async fn a_task_builds_it_and_fails_with_its_own_error() {
    let app = app().await;
    let (pool, sum) = warm(&app, 3).await.unwrap();
    assert_eq!((pool.0, sum), (6, 7));

    let error = warm(&app_of("?").await, 3).await.err();
    assert_eq!(error, Some(Broken("the db is down")));
}

#[inject(task)]
async fn named(name: &Name) -> usize {
    name.0.len()
}

#[tokio::test]
async fn a_task_that_cannot_fail_needs_one_that_cannot() {
    assert_eq!(named(&app().await).await, 4);
}

#[tokio::test]
async fn outside_of_handlers_it_is_got_from_the_container() {
    let app = app_of("?").await;
    let error = app.pool.get(&app).await.err().unwrap();
    assert_eq!(error.provider(), "db");
    assert_eq!(error.to_string(), "provider `db` failed");
    assert!(error.failure().is_some());
    assert_eq!(app.name.get(&app).await.unwrap().0, "name");
    assert_eq!(format!("{:?}", app.name), "Lazy { is_built: true, .. }");
}

#[tokio::test]
async fn one_that_is_set_is_never_built() {
    let app = App::builder(Settings("?"), Arc::default());
    let app = app.db(Db(8)).build().await.unwrap();
    assert_eq!(app.db.built().unwrap().0, 8);
    assert_eq!(text(held, &app).await, "9 9 pool 9 pool 9");
    assert_eq!(app.log.events(), ["pool"]);
}

mod needed_at_start {
    use super::*;

    struct Cache(u16);

    #[container]
    impl Eager {
        #[input]
        fn settings() -> Settings;

        #[singleton(lazy)]
        fn db(settings: &Settings) -> Result<Db, ParseIntError> {
            settings.0.parse().map(Db)
        }

        #[factory]
        async fn rows(db: &Db, #[arg] first: u16) -> Rows {
            Rows(db.0 + first)
        }

        #[singleton]
        async fn cache(rows: impl AsyncFn(u16) -> Result<Rows, ParseIntError>) -> Cache {
            Cache(rows(1).await.unwrap().0)
        }
    }

    #[inject(Eager, task)]
    async fn cached(cache: &Cache, db: &Db) -> Result<u16, ParseIntError> {
        Ok(cache.0 + db.0)
    }

    #[tokio::test]
    async fn a_singleton_that_is_not_lazy_builds_it_with_the_container() {
        let app = Eager::build(Settings("5")).await.unwrap();
        assert!(app.db.built().is_some());
        assert_eq!(cached(&app).await, Ok(11));

        let error: BuildError = Eager::build(Settings("?")).await.err().unwrap();
        assert_eq!(error.provider(), "db");
        assert_eq!(error.path(), ["Eager", "cache", "rows", "db"]);
    }
}

mod converted {
    use super::*;

    struct ApiError(ParseIntError);

    impl From<ParseIntError> for ApiError {
        fn from(error: ParseIntError) -> Self {
            Self(error)
        }
    }

    impl IntoResponse for ApiError {
        fn into_response(self) -> Response {
            (StatusCode::IM_A_TEAPOT, self.0.to_string()).into_response()
        }
    }

    struct Visitor(u16);

    #[container(error = ApiError)]
    impl Converting {
        #[singleton(lazy)]
        fn db() -> Result<Db, ParseIntError> {
            "?".parse().map(Db)
        }

        #[singleton(lazy)]
        fn key() -> u16 {
            panic!("a secret");
        }

        #[request(extract)]
        fn visitor(db: &Db) -> Visitor {
            Visitor(db.0)
        }
    }

    #[inject(Converting)]
    async fn asks(db: &Db) -> String {
        db.0.to_string()
    }

    #[inject(Converting)]
    async fn panics(key: &u16) -> String {
        key.to_string()
    }

    async fn plain(visitor: Visitor) -> String {
        visitor.0.to_string()
    }

    #[tokio::test]
    async fn its_error_becomes_that_of_the_container() {
        let app = Converting::build().await.unwrap();
        let refused = (
            StatusCode::IM_A_TEAPOT,
            "invalid digit found in string".to_owned(),
        );
        assert_eq!(send(asks, &app, get("/")).await, refused);
        assert_eq!(send(plain, &app, get("/")).await, refused);
    }

    #[tokio::test]
    async fn the_response_to_a_panic_does_not_disclose_it() {
        let app = Converting::build().await.unwrap();
        let refused = (StatusCode::INTERNAL_SERVER_ERROR, String::new());
        assert_eq!(send(panics, &app, get("/")).await, refused);
    }
}

mod of_a_module {
    use super::*;

    pub(crate) struct Index(u16);

    #[derive(Clone)]
    pub(crate) struct Missing;

    impl IntoResponse for Missing {
        fn into_response(self) -> Response {
            StatusCode::NOT_FOUND.into_response()
        }
    }

    struct Keys<T>(Vec<T>);

    #[module]
    impl Search {
        #[singleton(lazy, teardown = Self::close)]
        fn index(settings: &Settings, log: &Log) -> Result<Index, Missing> {
            log.note("index");
            settings.0.parse().map(Index).map_err(|_| Missing)
        }

        fn close(index: &Index) {
            assert_eq!(index.0, 7);
        }
    }

    #[container(modules(Search))]
    impl Whole {
        #[input]
        fn settings() -> Settings;

        #[input]
        fn log() -> Arc<Log>;

        #[singleton(lazy)]
        async fn keys<T: Default + Send + Sync + 'static>(log: &Log) -> Keys<T> {
            log.note("keys");
            Keys(vec![T::default()])
        }

        #[request]
        fn both(numbers: &Keys<u8>, names: &Keys<String>) -> usize {
            numbers.0.len() + names.0.len()
        }

        #[cfg(any())]
        #[singleton(lazy)]
        fn absent() -> Rows {
            Rows(0)
        }
    }

    #[inject(Whole)]
    async fn finds(index: &Index, both: usize, #[optional] absent: Option<&Rows>) -> String {
        format!("{} {both} {}", index.0, absent.is_none())
    }

    #[tokio::test]
    async fn the_container_stores_each_instance() {
        let app = Whole::build(Settings("7"), Arc::default()).await.unwrap();
        assert_eq!(text(finds, &app).await, "7 2 true");
        assert_eq!(app.log.events(), ["index", "keys", "keys"]);
        app.shutdown().await.unwrap();
    }

    #[tokio::test]
    async fn its_failure_is_the_response() {
        let app = Whole::build(Settings("?"), Arc::default()).await.unwrap();
        assert_eq!(send(finds, &app, get("/")).await.0, StatusCode::NOT_FOUND);
    }
}

#[test]
fn graphs_show_that_it_is_lazy() {
    let graph = App::GRAPH;
    let providers = graph.providers();
    let db = providers.iter().find(|provider| provider.name() == "db");
    assert!(db.unwrap().is_lazy());
    let line = "singleton db: Db (lazy, async, fallible)\n";
    assert!(graph.to_text().contains(line), "{}", graph.to_text());
    assert!(graph.to_mermaid().contains("<br>lazy, async, fallible"));
}
