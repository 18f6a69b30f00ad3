use axum::Router;
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn admin(headers: &HeaderMap) -> Result<(), StatusCode> {
        headers
            .get("x-admin")
            .map(|_| ())
            .ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject(App, error = "StatusCode")]
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
