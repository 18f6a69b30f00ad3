use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Store: Send + Sync {
    fn name(&self) -> String;
}

struct Disk;

impl Store for Disk {
    fn name(&self) -> String {
        "disk".to_owned()
    }
}

#[container]
impl App {
    #[singleton(as = dyn Store)]
    fn disk() -> Arc<Disk> {
        Arc::new(Disk)
    }
}

#[inject]
async fn hello(store: &Arc<dyn Store>) -> String {
    store.name()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
