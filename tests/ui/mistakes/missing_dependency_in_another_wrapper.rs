use std::sync::{Mutex, RwLock};

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> RwLock<Db> {
        RwLock::new(Db(1))
    }
}

#[inject]
async fn hello(store: &Mutex<Db>) -> String {
    store.lock().unwrap().0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
