use axum::Router;
use axum::extract::Query;
use axum::routing::any;
use hardwire::{container, inject};

#[derive(serde::Deserialize)]
struct Page {
    page: u8,
}
struct Rows(u8);

#[container]
impl App {
    #[request]
    fn rows(Query(page): Query<Page>) -> Rows {
        Rows(page.page * 10)
    }
}

#[inject]
async fn hello(rows: &Rows, body: String) -> String {
    format!("{} {body}", rows.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
