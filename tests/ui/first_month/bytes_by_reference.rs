use axum::Router;
use axum::body::Bytes;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(body: &Bytes) -> String {
    body.len().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
