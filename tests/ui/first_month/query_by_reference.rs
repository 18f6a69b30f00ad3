use axum::Router;
use axum::extract::Query;
use axum::routing::post;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(query: &Query<Vec<(String, String)>>) -> String {
    query.0.len().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
