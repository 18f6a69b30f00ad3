//! Three mistakes, and an error for each.

#![deny(unexpected_cfgs)]

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Clock;

#[container]
impl App {
    #[cfg(feature = "telemetry")]
    #[singleton]
    fn clock() -> Clock {
        Clock
    }

    #[cfg(not(feature = "telemetry"))]
    #[singleton]
    fn clock(#[cfg(not(feature = "metered"))] _port: &u16) -> Clock {
        Clock
    }

    #[singleton]
    fn port() -> u16 {
        80
    }
}

#[inject]
async fn hello(#[cfg(not(feature = "traced"))] clock: &Clock) {
    let _ = clock;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
