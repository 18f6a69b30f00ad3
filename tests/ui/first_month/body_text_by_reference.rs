use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(body: &String) -> String {
    body.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
