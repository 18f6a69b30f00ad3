use std::sync::Arc;
use std::sync::Mutex;
use std::sync::RwLock;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Cache(u32);

#[container]
impl App {
    #[singleton]
    fn cache() -> Arc<Mutex<Cache>> {
        Arc::new(Mutex::new(Cache(1)))
    }
}

#[inject]
async fn hello(cache: Arc<RwLock<Cache>>) -> String {
    cache.read().unwrap().0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
