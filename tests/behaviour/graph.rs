//! `App::GRAPH`: the graph as data.

#![allow(dead_code, reason = "the tests only inspect the graph")]

use axum::Json;
use axum::http::HeaderMap;
use hardwire::graph::{Provider, Teardown};
use hardwire::testing::assert_graph;
use hardwire::{container, module};

struct Config;
struct Db;
struct User;
struct Claude;
struct Answer;

trait Store: Send + Sync {}

impl Store for Db {}

#[module]
impl Users {
    #[request]
    fn user(_headers: &HeaderMap, _store: &dyn Store, Json(_id): Json<u8>) -> User {
        User
    }
}

#[container(modules(Users))]
impl App {
    #[input]
    fn config() -> Config;

    #[singleton(as = dyn Store)]
    async fn db(_config: &Config) -> Result<Db, std::io::Error> {
        Ok(Db)
    }

    #[factory]
    fn claude(_db: Db, #[arg] _model: String) -> Claude {
        Claude
    }

    #[request]
    fn answer(_user: &mut User, _claude: impl Fn(String) -> Claude) -> Answer {
        Answer
    }
}

impl Clone for Db {
    fn clone(&self) -> Self {
        Self
    }
}

#[test]
fn the_graph_has_providers_types_and_dependencies() {
    assert_graph("behaviour/wiring.lock", App::GRAPH);
}

#[test]
fn a_provider_has_its_trait_objects() {
    let db = App::GRAPH.provider("db").unwrap();
    assert_eq!(
        (db.provides(), db.traits()),
        ("Db", ["dyn Store"].as_slice())
    );
}

#[test]
fn a_provider_has_its_module() {
    let module = |name| App::GRAPH.provider(name).unwrap().module();
    assert_eq!((module("user"), module("db")), (Some("Users"), None));
}

#[container]
impl Ending {
    #[singleton(teardown = drop)]
    fn db() -> Db {
        Db
    }

    #[request(teardown = drop, until = response)]
    fn user(_db: &Db) -> User {
        User
    }

    #[request(teardown = drop)]
    fn answer(_user: &User) -> Answer {
        Answer
    }

    #[request]
    fn claude() -> Claude {
        Claude
    }
}

#[test]
fn a_provider_has_its_teardown() {
    let teardown = |name| Ending::GRAPH.provider(name).unwrap().teardown();
    assert_eq!(teardown("db"), Some(Teardown::Shutdown));
    assert_eq!(teardown("user"), Some(Teardown::Response));
    assert_eq!(teardown("answer"), Some(Teardown::Handler));
    assert_eq!(teardown("claude"), None);
}

#[test]
fn a_provider_has_its_location() {
    let mut lines = include_str!("graph.rs").lines();
    let line = lines.position(|line| line.contains("async fn db("));
    let place = App::GRAPH.provider("db").map(Provider::place);
    assert!(place.is_some_and(|place| place.file().ends_with("graph.rs")));
    assert_eq!(
        place.map(|place| place.line() as usize),
        line.map(|line| line + 1)
    );
}
