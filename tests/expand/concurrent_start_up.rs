use std::io;

use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Config(&'static str);
struct Db(String);
struct Cache(String);
struct Connection(String);
struct Search(usize);

#[container]
impl App {
    #[singleton]
    async fn search(db: &Db, cache: &Cache) -> Search {
        Search(db.0.len() + cache.0.len())
    }

    #[singleton]
    fn config() -> Config {
        Config("config")
    }

    #[singleton]
    async fn db(connection: Connection) -> Db {
        Db(format!("db of {}", connection.0))
    }

    #[singleton]
    async fn cache(config: &Config) -> Cache {
        Cache(format!("cache of {}", config.0))
    }

    #[factory]
    async fn connection(config: &Config) -> io::Result<Connection> {
        Ok(Connection(format!("connection of {}", config.0)))
    }
}

#[inject]
async fn hello(search: &Search, db: &Db, cache: &Cache) -> String {
    format!("{} {} {}", search.0, db.0, cache.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
