use axum::Router;
use axum::http::{HeaderMap, HeaderValue};
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(headers: &mut HeaderMap) -> String {
    headers.insert("x-seen", HeaderValue::from_static("yes"));
    String::new()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
