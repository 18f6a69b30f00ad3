//! `App::GRAPH`: the graph as data.

use axum::Json;
use axum::http::HeaderMap;
use hardwire::container;

struct Config;
struct Db;
struct User;
struct Claude;
struct Answer;

#[container]
impl App {
    #[input]
    fn config() -> Config;

    #[singleton]
    async fn db(_config: &Config) -> Result<Db, std::io::Error> {
        Ok(Db)
    }

    #[request]
    fn user(_headers: &HeaderMap, _db: &Db, Json(_id): Json<u8>) -> User {
        User
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
fn the_graph_says_what_provides_what_from_what() {
    expect_test::expect![[]].assert_eq(&App::GRAPH.to_text());
}

#[test]
fn a_provider_says_where_it_stands() {
    let db = App::GRAPH.provider("db").map(|db| db.place());
    let place = db.map(|place| (place.file().ends_with("graph.rs"), place.line()));
    assert_eq!(place, Some((true, 18)));
}
