//! Two mistakes, and an error for each.

#![deny(unused)]

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Clock;

#[container]
impl App {
    #[cfg(unix)]
    #[singleton]
    fn clock() -> Clock {
        let unused = 1;
        "no clock"
    }
}

#[inject]
async fn hello(#[cfg(unix)] clock: &Clock, #[cfg(not(unix))] other: &Clock) -> String {
    let unused = 1;
    clock.missing()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
