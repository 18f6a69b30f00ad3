use axum::Json;
use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

struct Ask {
    text: String,
}

#[container]
impl App {}

#[inject]
async fn hello(Json(ask): Json<Ask>) -> String {
    ask.text
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
