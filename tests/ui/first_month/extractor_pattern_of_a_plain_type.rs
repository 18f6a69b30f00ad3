//! rustc reports the type, and the pattern that does not fit it. `Ask` could be an alias of a `Json`.

use axum::Json;
use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[derive(serde::Deserialize)]
struct Ask {
    text: String,
}

#[container]
impl App {}

#[inject]
async fn hello(Json(ask): Ask) -> String {
    ask.text
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
