use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Cache;
struct Config(&'static str);
struct User(String);

#[container]
impl App {
    #[singleton]
    fn config(#[optional] cache: Option<&Cache>) -> Config {
        Config(if cache.is_some() { "cached" } else { "plain" })
    }

    #[request]
    fn user(config: Option<&Config>) -> User {
        User(config.map_or("none", |config| config.0).to_owned())
    }
}

#[inject]
async fn hello(
    config: Option<&Config>,
    #[optional] cache: Option<Cache>,
    user: Option<User>,
) -> String {
    format!(
        "{} {} {}",
        config.map_or("none", |config| config.0),
        cache.is_none(),
        user.map(|user| user.0).unwrap_or_default(),
    )
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
