use axum::Router;
use axum::extract::Query;
use axum::routing::any;
use hardwire::{container, inject};

mod query {
    #[derive(serde::Deserialize)]
    pub(crate) struct Page {
        pub(crate) page: u8,
    }
}

struct Page(u8);

#[container]
impl App {
    #[request]
    fn first() -> Page {
        Page(1)
    }

    #[request]
    fn text() -> String {
        "provided".to_owned()
    }
}

#[inject]
async fn hello(
    page: &Page,
    #[extract] Query(asked): Query<query::Page>,
    text: &String,
    #[extract] body: String,
) -> String {
    format!("{} {} {text} {body}", page.0, asked.page)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
