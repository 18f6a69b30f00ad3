//! The first error is the one to mend. With the alias, the function is taken for a handler, and so
//! it cannot map requests.

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::map_request_with_state;
use hardwire::{container, inject};

type Mapped = Result<Request, StatusCode>;

#[container]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }
}

#[inject]
async fn stamp(port: &u16, mut request: Request) -> Mapped {
    request.headers_mut().insert("x-port", (*port).into());
    Ok(request)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let layer = map_request_with_state(app.clone(), stamp);
        let router: Router = Router::new().layer(layer).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
