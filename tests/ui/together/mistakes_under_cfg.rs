//! Four mistakes, and an error for each.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Clock;

#[container]
impl App {
    #[cfg(unix)]
    #[singleton]
    fn clock(missing: &String) -> Clock {
        let _ = missing;
        Clock
    }

    #[cfg_attr(unix, request, factory)]
    fn user() -> u8 {
        7
    }

    #[cfg(not(unix))]
    #[singleton]
    fn port() {}
}

#[inject]
async fn hello(#[cfg(unix)] clock: &mut Clock, #[cfg(windows)] port: u16, user: impl Fn() -> u8) {
    let _ = (clock, user);
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
