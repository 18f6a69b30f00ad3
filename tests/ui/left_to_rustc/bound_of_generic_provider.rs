use std::marker::PhantomData;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

trait Scope {
    const NAME: &'static str;
}

struct Read;

struct Authorized<S>(PhantomData<S>);

#[container]
impl App {
    #[request]
    fn authorized<S: Scope>(headers: &HeaderMap) -> Result<Authorized<S>, StatusCode> {
        let is_authorized = headers.contains_key(S::NAME);
        is_authorized.then_some(Authorized(PhantomData)).ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject]
async fn hello(method: axum::http::Method, authorized: &Authorized<Read>) -> String {
    let Authorized(PhantomData) = authorized;
    method.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
