use std::io;

use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Config(&'static str);
struct Pool(String);
struct Connection(String);
struct Cache(Vec<Connection>);

#[container]
impl App {
    #[singleton]
    async fn cache(
        connect: impl AsyncFn() -> io::Result<Connection>,
        spare: Connection,
    ) -> io::Result<Cache> {
        Ok(Cache(vec![connect().await?, spare]))
    }

    #[factory]
    async fn connection(pool: &Pool) -> io::Result<Connection> {
        Ok(Connection(format!("connection of {}", pool.0)))
    }

    #[singleton]
    async fn pool(config: &Config) -> io::Result<Pool> {
        Ok(Pool(format!("pool of {}", config.0)))
    }

    #[singleton]
    fn config() -> Result<Config, io::Error> {
        let name = option_env!("CARGO_PKG_NAME").map(|_| Config("config"));
        name.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

#[inject]
async fn hello(cache: &Cache) -> String {
    format!("{} {}", cache.0.len(), cache.0[0].0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
