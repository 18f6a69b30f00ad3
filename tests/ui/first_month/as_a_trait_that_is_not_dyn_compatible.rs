//! rustc reports each place that names the trait object.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Store: Send + Sync {
    fn size(&self) -> impl Future<Output = u32> + Send;
}

struct Disk;

impl Store for Disk {
    async fn size(&self) -> u32 {
        1
    }
}

#[container]
impl App {
    #[singleton(as = dyn Store)]
    fn disk() -> Disk {
        Disk
    }
}

#[inject]
async fn hello(store: &dyn Store) -> String {
    store.size().await.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
