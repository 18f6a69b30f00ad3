use std::marker::PhantomData;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

struct Read;

struct Authorized<S>(PhantomData<S>);

#[container]
impl App {
    #[request]
    fn authorized<S>(headers: &HeaderMap) -> Result<Authorized<S>, StatusCode> {
        let is_authorized = headers.contains_key("x-token");
        is_authorized.then_some(Authorized(PhantomData)).ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject]
async fn guarded(authorized: &Authorized<Read>) -> &'static str {
    let Authorized(PhantomData) = authorized;
    "guarded"
}

#[inject(App, guard(authorized::<Read>))]
async fn hello() -> &'static str {
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello).post(guarded)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
