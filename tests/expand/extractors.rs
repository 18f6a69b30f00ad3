use axum::Json;
use axum::Router;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

#[derive(serde::Deserialize)]
struct Page {
    page: u8,
}
struct User(&'static str);

#[container]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name");
        name.map(|_| User("user")).ok_or(StatusCode::UNAUTHORIZED)
    }
}

#[inject]
async fn hello(Query(page): Query<Page>, user: &User, Json(ask): Json<Page>) -> String {
    format!("{} {} {}", page.page, user.0, ask.page)
}

#[inject]
async fn body_first(body: String, user: &User) -> String {
    format!("{body} {}", user.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    let routes = Router::new()
        .route("/", any(hello))
        .route("/first", any(body_first));
    routes.with_state(app)
}
