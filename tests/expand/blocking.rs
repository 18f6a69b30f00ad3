//! Providers on tokio's blocking pool.

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::any;
use hardwire::{container, inject};

struct Config(&'static str);
struct Index(String);

#[derive(Clone)]
struct User(String);

struct Report(String);
struct Hash(String);
struct Page(String);

#[container]
impl App {
    #[singleton]
    fn config() -> Config {
        Config("config")
    }

    #[singleton(blocking)]
    fn index(config: &Config) -> Result<Index, std::io::Error> {
        Ok(Index(format!("index of {}", config.0)))
    }

    #[request]
    fn user(headers: &HeaderMap) -> User {
        User(format!("{:?}", headers["x-name"]))
    }

    #[request(blocking)]
    fn report(index: &Index, user: &User, headers: &HeaderMap) -> Report {
        Report(format!("{} for {} {}", index.0, user.0, headers.len()))
    }

    #[factory(blocking)]
    fn hash(user: User) -> Hash {
        Hash(user.0)
    }

    #[factory(blocking)]
    fn page(config: &Config, #[arg] number: usize) -> Page {
        Page(format!("{number} {}", config.0))
    }
}

#[inject]
async fn show(
    report: &Report,
    hash: Hash,
    user: &User,
    page: impl AsyncFn(usize) -> Page,
) -> String {
    let page = page(7).await;
    format!("{} {} {} {}", report.0, hash.0, user.0, page.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(show)).with_state(app)
}
