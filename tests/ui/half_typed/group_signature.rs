//! rustc cannot read the list of items beyond it, and says so twice.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }

    #[request]
    fn admin(headers: &HeaderMap) -> Result<(), StatusCode> {
        headers.get("x-admin").map(|_| ()).ok_or(StatusCode::FORBIDDEN)
    }
}

struct Api;

#[inject(App, guard(admin))]
impl Api {
    async fn ban

    async fn list(port: &u16) -> String {
        port.to_string()
    }
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(Api::list)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
