//! What the macro cannot read goes to rustc as it was written. Newer syntax rustc could read, and
//! here it says what is wrong as well.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn port(_fallback: impl async Fn() -> u16) -> u16 {
        80
    }

    #[request]
    fn host() -> String {
        String::new()
    }
}

#[inject]
async fn hello(host: &String, port: &u16) -> String {
    format!("{host}:{port}")
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
