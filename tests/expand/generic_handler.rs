use std::fmt::Display;

use axum::Router;
use axum::extract::Query;
use axum::routing::any;
use hardwire::{container, inject};

#[derive(serde::Deserialize)]
struct Page<T> {
    page: T,
}
struct Greeting(&'static str);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }
}

#[inject]
async fn hello<T, const N: usize>(greeting: &Greeting, Query(page): Query<Page<T>>) -> String
where
    T: serde::de::DeserializeOwned + Display + Send,
{
    format!("{} {} {N}", greeting.0, page.page)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello::<u8, 3>))
        .with_state(app)
}
