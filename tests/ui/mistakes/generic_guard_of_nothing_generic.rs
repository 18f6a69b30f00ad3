use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn verify(headers: &HeaderMap) -> Result<(), StatusCode> {
        let is_right = headers.contains_key("x-token");
        is_right.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject(App, guard(verify::<u8>))]
async fn hello() -> &'static str {
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
