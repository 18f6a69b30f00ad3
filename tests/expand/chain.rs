use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Config(&'static str);
struct Session(String);
struct User(String);

#[container]
impl App {
    #[request]
    async fn user(session: &Session) -> User {
        User(format!("user of {}", session.0))
    }

    #[request]
    fn session(config: &Config) -> Session {
        Session(format!("session of {}", config.0))
    }

    #[singleton]
    fn config() -> Config {
        Config("config")
    }
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.clone()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
