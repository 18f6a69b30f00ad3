//! Two are not given, and an error for each.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db;
struct Mail;

#[container]
impl App {
    #[singleton(external)]
    async fn db() -> Db {
        Db
    }

    #[singleton(external)]
    fn mail() -> Mail {
        Mail
    }
}

#[inject]
async fn hello(db: &Db, mail: &Mail) -> &'static str {
    let (Db, Mail) = (db, mail);
    "hello"
}

fn main() {
    let _ = async {
        let app = App::test_builder().build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
