use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

struct User(String);

struct Permit;

#[container]
impl App {
    #[request]
    async fn verify_name(headers: &HeaderMap) -> Result<(), StatusCode> {
        let has_name = headers.contains_key("x-name");
        has_name.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request]
    #[allow(clippy::unused_unit, reason = "a provider says what it returns")]
    fn count() -> () {}

    #[request]
    fn rate_limit() -> Permit {
        Permit
    }

    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }

    #[factory]
    fn has_query(user: &User, #[arg] query: &str) -> Result<(), StatusCode> {
        let has_query = user.0.contains(query);
        has_query.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject(App, guard(verify_name, count, rate_limit, has_query("da"), user))]
async fn hello(user: &User) -> String {
    user.0.clone()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
