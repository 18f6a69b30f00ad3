//! Nothing that is generated is found, and rustc says so of each part of it. The first error is the one
//! to mend.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container(crate = wiring_framework)]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }

    #[request]
    fn next(port: &u16) -> u32 {
        u32::from(*port) + 1
    }
}

#[inject]
async fn hello(next: &u32) -> String {
    next.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
