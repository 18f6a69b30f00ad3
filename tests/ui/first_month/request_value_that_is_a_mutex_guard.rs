use std::sync::Mutex;
use std::sync::MutexGuard;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[singleton]
    fn hits() -> Mutex<u32> {
        Mutex::new(0)
    }

    #[request]
    fn locked(hits: &Mutex<u32>) -> MutexGuard<'_, u32> {
        hits.lock().unwrap()
    }
}

#[inject]
async fn hello(mut locked: MutexGuard<'_, u32>) -> String {
    std::future::ready(()).await;
    *locked += 1;
    locked.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
