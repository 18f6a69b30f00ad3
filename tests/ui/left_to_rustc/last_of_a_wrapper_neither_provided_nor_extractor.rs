use axum::{Json, Router};
use axum::routing::get;
use hardwire::{container, inject};

struct Ask(u32);

#[container]
impl App {}

#[inject]
async fn hello(Json(ask): Json<Ask>) -> String {
    ask.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
