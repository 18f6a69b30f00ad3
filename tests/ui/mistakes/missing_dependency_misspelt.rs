use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Config(u32);

struct Cofnig(u32);

#[container]
impl App {
    #[singleton]
    fn config() -> Config {
        Config(10)
    }
}

#[inject]
async fn hello(config: &Cofnig) -> String {
    config.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
