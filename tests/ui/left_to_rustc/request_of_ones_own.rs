//! The first error is the one to mend. The function is taken for one that maps requests, which is no
//! handler.

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hardwire::{container, inject};

struct Request(u16);

impl IntoResponse for Request {
    fn into_response(self) -> Response {
        self.0.to_string().into_response()
    }
}

#[container]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }
}

#[inject]
async fn hello(port: &u16) -> Request {
    Request(*port)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
