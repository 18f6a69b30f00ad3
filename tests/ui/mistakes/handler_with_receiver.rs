use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {}

struct Page;

impl Page {
    #[inject]
    async fn hello(&self) -> &'static str {
        "hello"
    }
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(Page::hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
