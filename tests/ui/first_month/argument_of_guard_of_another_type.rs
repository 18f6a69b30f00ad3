use axum::Router;
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[factory]
    fn has_role(headers: &HeaderMap, #[arg] role: &str) -> Result<(), StatusCode> {
        let has_role = headers.get("x-role").is_some_and(|own| own == role);
        has_role.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject(App, guard(has_role(7)))]
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
