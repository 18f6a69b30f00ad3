use axum::Router;
use axum::http::{Method, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

struct Plain(u8);
struct Fallible(u8);
struct Async(u8);
struct AsyncFallible(u8);

#[container]
impl App {
    #[request]
    fn plain() -> Plain {
        Plain(1)
    }

    #[request]
    fn fallible(method: &Method) -> Result<Fallible, StatusCode> {
        let is_right = *method == Method::POST;
        is_right
            .then_some(Fallible(4))
            .ok_or(StatusCode::BAD_REQUEST)
    }

    #[request]
    async fn waiting() -> Async {
        Async(3)
    }

    #[request]
    async fn waiting_fallible() -> Result<AsyncFallible, StatusCode> {
        Ok(AsyncFallible(4))
    }
}

#[inject]
async fn hello(a: &Plain, b: &Fallible, c: &Async, d: &AsyncFallible) -> String {
    format!("{} {} {} {}", a.0, b.0, c.0, d.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
