use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use axum::{Json, Router};
use hardwire::{container, inject};

struct Name(String);

struct Auth(String);

#[derive(Clone, Copy, serde::Deserialize)]
struct Page {
    page: u8,
}

#[container]
impl App {
    #[request]
    fn name(headers: &HeaderMap) -> Name {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Name(name.unwrap_or_default().to_owned())
    }

    #[factory]
    async fn auth(#[arg] name: &str, #[arg] page: u8) -> Result<Auth, StatusCode> {
        Ok(Auth(format!("{name} of {page}")))
    }

    #[factory]
    fn next(#[arg] page: u8) -> u8 {
        page + 1
    }
}

#[inject]
async fn hello(
    Query(Page { page }): Query<Page>,
    #[dep(next(page))] next: u8,
    name: &Name,
    Json(body): Json<Page>,
    #[dep(auth(&name.0, body.page))] auth: Auth,
) -> String {
    format!("{}, {page} {next}", auth.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
