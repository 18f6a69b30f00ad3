use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn has_token(headers: &HeaderMap) -> bool {
        headers.contains_key("x-token")
    }
}

#[inject(App, guard(has_token))]
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
