use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

trait Scope {
    const NAME: &'static str;
}

struct Authorized;

#[container]
impl App {
    #[request]
    fn authorized<S: Scope>(headers: &HeaderMap) -> Result<Authorized, StatusCode> {
        let is_authorized = headers.contains_key(S::NAME);
        is_authorized.then_some(Authorized).ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject]
async fn hello(authorized: &Authorized) -> &'static str {
    let Authorized = authorized;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
