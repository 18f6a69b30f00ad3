use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

struct Greeting(String);
struct Visitor(String);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("Hello".to_owned())
    }

    #[request]
    fn visitor(headers: &HeaderMap) -> Result<Visitor, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Visitor(name.to_owned()))
    }
}

#[inject]
async fn hello(greeting: &Greeting, visitor: &Visitor) -> String {
    format!("{}, {}!\n", greeting.0, visitor.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
