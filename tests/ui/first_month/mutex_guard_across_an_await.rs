use std::sync::Mutex;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[singleton]
    fn hits() -> Mutex<u32> {
        Mutex::new(0)
    }
}

#[inject]
async fn hello(hits: &Mutex<u32>) -> String {
    let mut hits = hits.lock().unwrap();
    std::future::ready(()).await;
    *hits += 1;
    hits.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
