use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Clock;
struct Time;

mod times {
    use hardwire::module;

    #[module]
    impl Times {
        #[cfg_attr(unix, cfg(not(unix)), singleton)]
        pub(crate) fn clock() -> super::Clock {
            super::Clock
        }
    }
}

#[container(modules(times::Times))]
impl App {
    #[request]
    fn time(#[cfg(unix)] clock: &Clock) -> Time {
        let _ = clock;
        Time
    }
}

#[inject]
async fn hello(time: &Time) {
    let _ = time;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
