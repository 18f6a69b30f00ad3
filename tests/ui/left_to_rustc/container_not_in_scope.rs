//! The macro that would define `hello` is not found, so `hello` is not there either: nothing that
//! stands for it could be left beside the macro without hiding, or being hidden by, what the
//! macro defines.

use axum::Router;
use axum::routing::get;
use hardwire::inject;

mod app {
    #[hardwire::container]
    impl App {
        #[singleton]
        fn port() -> u16 {
            80
        }
    }
}

#[inject]
async fn hello(port: &u16) -> String {
    port.to_string()
}

fn main() {
    let _ = async {
        let app = app::App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
