use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn admin(headers: &HeaderMap) -> bool {
        headers.contains_key("x-admin")
    }
}

#[inject(App, guard(admin))]
async fn hello() -> String {
    String::new()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
