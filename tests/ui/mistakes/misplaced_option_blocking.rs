use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Config;

#[container]
impl App {
    #[input(blocking)]
    fn config() -> Config;
}

#[inject]
async fn hello(config: &Config) {
    let _ = config;
}

fn main() {
    let _ = async {
        let app = App::build(Config).await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
