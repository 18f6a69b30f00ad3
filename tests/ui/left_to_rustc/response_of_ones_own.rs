//! The first error is the one to mend. The function is taken for one that maps responses, which is
//! no handler.

use std::convert::Infallible;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::routing::get;
use hardwire::{container, inject};

struct Response(u16);

impl<S: Sync> FromRequestParts<S> for Response {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(80))
    }
}

#[container]
impl App {}

#[inject]
async fn hello(response: Response) -> String {
    response.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
