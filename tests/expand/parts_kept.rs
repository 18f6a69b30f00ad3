use axum::Router;
use axum::http::{HeaderMap, Method};
use axum::routing::any;
use hardwire::{container, inject};

struct Name<'a>(Option<&'a str>);

#[container]
impl App {
    #[request]
    fn name(headers: &HeaderMap) -> Name<'_> {
        Name(headers.get("x-name").and_then(|name| name.to_str().ok()))
    }
}

#[inject]
async fn hello(name: &Name<'_>, method: &Method, body: String) -> String {
    format!("{:?} {method} {body}", name.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
