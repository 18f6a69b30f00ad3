use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Clock;

#[container]
impl App {
    #[cfg(false)]
    #[singleton]
    fn exact() -> Clock {
        Clock
    }

    #[singleton]
    fn clock() -> Clock {
        Clock
    }
}

#[inject]
async fn hello(#[dep(exact)] clock: &Clock) {
    let _ = clock;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
