use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Config(u32);

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn config() -> Config {
        Config(1)
    }

    #[singleton]
    fn db(config: &Confg) -> Db {
        Db(config.0)
    }
}

#[inject]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
