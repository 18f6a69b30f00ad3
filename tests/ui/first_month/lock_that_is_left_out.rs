use std::sync::Mutex;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Cache(u32);

#[container]
impl App {
    #[singleton]
    fn cache() -> Mutex<Cache> {
        Mutex::new(Cache(1))
    }
}

#[inject]
async fn hello(cache: &Cache) -> String {
    cache.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
