use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Page;

#[container]
impl App {
    #[singleton]
    fn page() -> Page {
        Page
    }
}

#[inject]
async fn hello(page: &Page) -> &Page {
    page
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
