use axum::Router;
use axum::routing::get;
use axum::Json;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(Json(ask): Json<u32>, body: String) -> String {
    format!("{ask} {body}")
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
