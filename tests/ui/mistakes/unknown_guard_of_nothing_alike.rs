use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn verify_token(headers: &HeaderMap) -> Result<(), StatusCode> {
        let has_token = headers.contains_key("x-token");
        has_token.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }
}

#[inject(App, guard(verify_token, quota))]
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
