//! Two mistakes, and an error for each.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Clock;

#[container]
impl App {
    #[cfg(feature = 3)]
    #[singleton]
    fn clock() -> Clock {
        Clock
    }
}

#[inject]
async fn hello(#[cfg(unix, windows)] clock: &Clock) {
    let _ = clock;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
