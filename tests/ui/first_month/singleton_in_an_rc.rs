//! An `Rc` is a type of its own, so both handlers ask for something that nothing provides.

use std::rc::Rc;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Config(u32);

#[container]
impl App {
    #[singleton]
    fn config() -> Rc<Config> {
        Rc::new(Config(1))
    }
}

#[inject]
async fn other(config: &Config) -> String {
    config.0.to_string()
}

#[inject]
async fn hello(config: &Config) -> String {
    config.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new()
            .route("/", get(hello))
            .route("/other", get(other))
            .with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
