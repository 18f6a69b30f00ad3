use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Arc<Db> {
        Arc::new(Db(1))
    }
}

#[inject]
async fn hello(State(db): State<Arc<Db>>) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
