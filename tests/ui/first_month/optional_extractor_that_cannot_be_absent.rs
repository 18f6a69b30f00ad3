use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(body: Option<String>) -> String {
    body.unwrap_or_default()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
