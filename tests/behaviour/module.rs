//! Modules, and the containers that include them.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use hardwire::{container, inject, module};
use hardwire_tests::{get, send, text, with_header};

/// Types that all parts of the service share.
mod shared {
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Config(pub(crate) &'static str);

    #[derive(Debug, PartialEq)]
    pub(crate) struct Db(pub(crate) String);

    pub(crate) trait Store: Send + Sync {
        fn name(&self) -> String;
    }

    pub(crate) trait Named: Send + Sync {
        fn name(&self) -> &'static str;
    }

    impl Store for Db {
        fn name(&self) -> String {
            self.0.clone()
        }
    }
}

mod storage {
    use std::sync::Arc;

    use hardwire::module;

    use super::shared::{Config, Db, Named, Store};

    /// Requires a `Config`.
    #[module]
    impl Storage {
        #[input]
        fn region() -> Region;

        #[singleton]
        async fn db(config: &Config) -> Result<Db, std::io::Error> {
            Ok(Db(format!("db of {}", config.0)))
        }

        #[singleton(as = dyn Named)]
        fn label() -> Label {
            Label("label")
        }

        #[singleton]
        fn store(db: &Db) -> Arc<dyn Store> {
            Arc::new(Db(format!("store of {}", db.0)))
        }
    }

    pub(crate) struct Region(pub(crate) u8);

    pub(crate) struct Label(&'static str);

    impl Named for Label {
        fn name(&self) -> &'static str {
            self.0
        }
    }
}

mod auth {
    use axum::http::{HeaderMap, StatusCode, Uri};
    use hardwire::module;

    use super::shared::Db;
    use super::storage;

    pub(crate) struct User(pub(crate) String);

    pub(crate) struct Length(pub(crate) usize);

    pub(crate) struct Token(String);

    #[module(modules(storage::Storage))]
    impl Auth {
        #[request]
        fn token(headers: &HeaderMap) -> Result<Token, StatusCode> {
            let token = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
            Ok(Token(token.to_str().unwrap_or_default().to_owned()))
        }

        #[request(extract)]
        async fn user(token: Token, db: &Db) -> User {
            User(format!("{} in {}", token.0, db.0))
        }

        #[request]
        fn length(uri: Uri, #[dep(has("q"))] found: bool) -> Length {
            Length(uri.path().len() + usize::from(found))
        }

        #[factory]
        fn has(uri: &Uri, #[arg] name: &str) -> bool {
            uri.query().is_some_and(|query| query.contains(name))
        }
    }
}

mod app {
    use hardwire::container;

    use super::shared::Config;
    use super::{auth, storage};

    #[container(modules(storage::Storage, auth::Auth))]
    impl App {
        #[singleton]
        fn config() -> Config {
            Config("config")
        }
    }
}

mod before {
    use hardwire::inject;

    use super::app::App;
    use super::auth::User;

    #[inject]
    pub(super) async fn who(user: &User) -> String {
        user.0.clone()
    }
}

use app::App;
use auth::Length;
use shared::{Config, Db, Named, Store};
use storage::Region;

#[inject]
async fn measure(length: &Length) -> String {
    length.0.to_string()
}

#[inject]
async fn kept(
    db: &Db,
    store: &dyn Store,
    region: &Region,
    #[dep(has("page"))] paged: bool,
) -> String {
    format!("{}, {}, {} {paged}", db.0, store.name(), region.0)
}

async fn app() -> App {
    App::build(Region(7)).await.unwrap()
}

#[tokio::test]
async fn a_handler_uses_a_provider_of_a_module() {
    let answer = send(before::who, &app().await, with_header("x-name", "Ada")).await;
    assert_eq!(answer, (StatusCode::OK, "Ada in db of config".to_owned()));
}

#[tokio::test]
async fn a_module_refuses() {
    let (status, _) = send(before::who, &app().await, get("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_container_provides_the_missing_dependencies_of_a_module() {
    let (_, answer) = send(kept, &app().await, get("/?page=1")).await;
    assert_eq!(answer, "db of config, store of db of config, 7 true");
}

#[tokio::test]
async fn a_provider_of_a_module_uses_extractors_and_arguments() {
    let (_, answer) = send(measure, &app().await, get("/four?q=1")).await;
    assert_eq!(answer, "6");
}

#[tokio::test]
async fn singletons_of_a_module_are_fields() {
    let app = app().await;
    assert_eq!(app.db, Db("db of config".to_owned()));
    assert_eq!(app.region.0, 7);
}

#[tokio::test]
async fn a_singleton_of_a_module_is_requested_by_its_trait() {
    #[inject]
    async fn handler(named: &dyn Named) -> &'static str {
        named.name()
    }

    let (_, answer) = send(handler, &app().await, get("/")).await;
    assert_eq!(answer, "label");
}

#[tokio::test]
async fn a_singleton_of_a_module_can_be_set() {
    let given = Db("given".to_owned());
    let app = App::builder(Region(1)).db(given).build().await.unwrap();
    assert_eq!(app.store.name(), "store of given");
}

#[tokio::test]
async fn providers_of_a_module_are_functions() {
    let db = storage::Storage::db(&Config("another")).await.unwrap();
    assert_eq!(db.0, "db of another");
}

async fn plain(user: auth::User) -> String {
    user.0
}

#[tokio::test]
async fn a_plain_handler_extracts_a_value_of_a_module() {
    let answer = send(plain, &app().await, with_header("x-name", "Ada")).await;
    assert_eq!(answer, (StatusCode::OK, "Ada in db of config".to_owned()));
    let (status, _) = send(plain, &app().await, get("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}

/// Another container that includes the same module.
#[container(modules(auth::Auth))]
impl Other {
    #[input]
    fn config() -> Config;
}

#[inject(Other)]
async fn elsewhere(user: &auth::User) -> String {
    user.0.clone()
}

#[tokio::test]
async fn a_module_serves_two_containers_and_is_reached_through_another() {
    let other = Other::build(Region(0), Config("other")).await.unwrap();
    let (_, answer) = send(elsewhere, &other, with_header("x-name", "Ada")).await;
    assert_eq!(answer, "Ada in db of other");
}

#[derive(Clone)]
pub(crate) struct Name(String);

#[module]
impl First {
    #[input]
    fn one() -> u8;

    #[singleton]
    fn name(one: &u8, two: &u16, three: &u32) -> Name {
        Name(format!("{one} {two} {three}"))
    }
}

#[module]
impl Second {
    #[input]
    fn two() -> u16;
}

#[container(modules(First, Second))]
impl Ordered {
    #[input]
    fn three() -> u32;
}

#[inject(Ordered)]
async fn name(name: Name) -> String {
    name.0
}

#[tokio::test]
async fn inputs_are_in_the_order_of_the_modules_and_then_of_the_container() {
    let app = Ordered::build(1, 2, 3).await.unwrap();
    assert_eq!(text(name, &app).await, "1 2 3");
    assert_eq!(format!("{app:?}"), "Ordered { one, name, two, three }");
}

mod twice {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use hardwire::{container, module};

    pub(super) static BUILT: AtomicUsize = AtomicUsize::new(0);

    pub(crate) struct Pool;

    #[module]
    impl Pools {
        #[singleton]
        fn pool() -> Pool {
            BUILT.fetch_add(1, Ordering::SeqCst);
            Pool
        }
    }

    #[module(modules(Pools))]
    impl Users {}

    #[module(modules(Pools, Users))]
    impl Orders {}

    #[container(modules(Users, Pools, Orders, Pools))]
    impl App {}
}

#[tokio::test]
async fn a_module_that_is_reached_twice_is_included_once() {
    let app = twice::App::build().await.unwrap();
    assert!(matches!(app.pool, twice::Pool));
    assert_eq!(twice::App::GRAPH.providers().len(), 1);
    assert_eq!(twice::BUILT.load(Ordering::SeqCst), 1);
}

mod notes {
    use axum::http::HeaderMap;
    use hardwire::{inject, module};

    use super::Closed;

    /// Private to this module, like `Closed`.
    struct Draft(String);

    #[module]
    impl Notes {
        #[request]
        fn draft(headers: &HeaderMap) -> Draft {
            Draft(format!("{} headers", headers.len()))
        }
    }

    #[inject(Closed)]
    pub(super) async fn show(draft: &Draft) -> String {
        draft.0.clone()
    }
}

#[container(modules(notes::Notes))]
impl Closed {}

#[tokio::test]
async fn a_request_value_of_a_module_may_be_of_a_type_that_is_private_to_it() {
    let app = Closed::build().await.unwrap();
    assert_eq!(text(notes::show, &app).await, "0 headers");
}
