use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn audit(headers: &HeaderMap) {
        println!("{headers:?}");
    }
}

#[inject(App, guard(audit))]
async fn hello() -> &'static str {
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
