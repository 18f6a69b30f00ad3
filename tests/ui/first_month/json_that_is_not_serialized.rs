use axum::Json;
use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Answer {
    text: String,
}

#[container]
impl App {}

#[inject]
async fn hello() -> Json<Answer> {
    let text = "hello".to_owned();
    Json(Answer { text })
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
