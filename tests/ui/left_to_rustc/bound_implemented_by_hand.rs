//! What would be answered with is decided by axum's trait alone.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use hardwire::bounds::IntoResponse;
use hardwire::{container, inject};

struct Odd;

impl IntoResponse for Odd {
    fn into_response(self) -> Response {
        Response::default()
    }
}

#[container]
impl App {}

#[inject]
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
