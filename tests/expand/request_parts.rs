use axum::Router;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use axum::routing::any;
use hardwire::{container, inject};

struct Visitor(String);

#[container]
impl App {
    #[request]
    fn visitor(headers: &HeaderMap) -> Visitor {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Visitor(name.unwrap_or("nobody").to_owned())
    }
}

#[inject]
async fn hello(visitor: &Visitor, method: &Method) -> String {
    format!("{method} by {}", visitor.0)
}

#[inject]
async fn whole(parts: &Parts, uri: &Uri) -> String {
    format!("{:?} {uri}", parts.version)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    let routes = Router::new()
        .route("/", any(hello))
        .route("/whole", any(whole));
    routes.with_state(app)
}
