use axum::Router;
use axum::http::request::Parts;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(mut parts: &mut Parts) -> String {
    parts.extensions.insert(1_u32);
    parts.uri.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
