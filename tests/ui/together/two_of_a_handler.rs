//! Two mistakes, and an error for each.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Quota(u32);
struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(0)
    }
}

#[inject]
async fn hello(quota: &Quota, db: impl Fn() -> Db) -> String {
    format!("{} {}", quota.0, db().0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
