//! The handler borrows the trait object, which cannot be shared either.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Store {
    fn size(&self) -> u32;
}

struct Disk;

impl Store for Disk {
    fn size(&self) -> u32 {
        1
    }
}

#[container]
impl App {
    #[singleton]
    fn store() -> Arc<dyn Store> {
        Arc::new(Disk)
    }
}

#[inject]
async fn hello(store: &dyn Store) -> String {
    store.size().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
