use axum::Router;
use axum::extract::Query;
use axum::routing::any;
use hardwire::{container, inject};

#[derive(serde::Deserialize)]
pub(crate) struct Page {
    page: u8,
}

pub(crate) struct Checked<T>(T);

#[container]
impl App {
    #[request]
    fn checked<T>(Query(value): Query<T>) -> Checked<T>
    where
        T: serde::de::DeserializeOwned,
    {
        Checked(value)
    }
}

#[inject]
async fn hello(page: &Checked<Page>) -> String {
    page.0.page.to_string()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
