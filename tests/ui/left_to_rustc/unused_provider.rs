#![deny(dead_code)]

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(7)
    }

    #[request]
    fn count(db: &Db) -> u16 {
        u16::try_from(db.0).unwrap_or_default()
    }

    #[factory]
    fn title(count: &u16) -> String {
        count.to_string()
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
