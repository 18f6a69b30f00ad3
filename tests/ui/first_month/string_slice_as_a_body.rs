use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(text: &str) -> String {
    text.to_owned()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
