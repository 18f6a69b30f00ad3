use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

struct Config(&'static str);
struct User(&'static str);
struct Answer(String);

#[container]
impl App {
    #[singleton]
    fn config() -> Config {
        Config("config")
    }

    #[request]
    fn user() -> User {
        User("user")
    }

    #[factory]
    async fn answer(
        config: &Config,
        user: &User,
        headers: &HeaderMap,
        #[arg] ask: &str,
    ) -> Result<Answer, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Answer(format!("{} {} {name:?} {ask}", config.0, user.0)))
    }
}

#[inject]
async fn hello(
    user: &User,
    answer: impl AsyncFn(&str) -> Result<Answer, StatusCode>,
) -> Result<String, StatusCode> {
    let (one, other) = (answer("one").await?, answer("other").await?);
    Ok(format!("{} {} {}", user.0, one.0, other.0))
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
