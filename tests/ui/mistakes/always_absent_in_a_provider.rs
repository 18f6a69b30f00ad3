use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Quota;

struct Page(bool);

#[container]
impl App {
    #[request]
    fn page(quota: Option<&Quota>) -> Page {
        Page(quota.is_some())
    }
}

#[inject]
async fn hello(page: &Page) -> String {
    page.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
