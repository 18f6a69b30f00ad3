use std::sync::Arc;

use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

#[derive(Clone)]
struct Greeting(&'static str);
struct Db(&'static str);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }

    #[singleton]
    fn db() -> Arc<Db> {
        Arc::new(Db("db"))
    }
}

#[inject]
async fn hello(borrowed: &Greeting, cloned: Greeting, db: &Db, shared: Arc<Db>) -> String {
    format!("{} {} {} {}", borrowed.0, cloned.0, db.0, shared.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
