use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Page;

#[container]
impl App {}

#[inject]
async fn hello() -> Page {
    Page
}

fn main() {
    let _ = async {
        let app = App::build().await.unwrap();
        let _: Router = Router::new().route("/", get(hello)).with_state(app);
    };
}
