use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

use self::Store as Storage;

trait Store: Send + Sync {}

struct Disk;
struct Memory;

impl Store for Disk {}
impl Store for Memory {}

#[module]
impl Stores {
    #[singleton(as = dyn Storage)]
    fn memory() -> Memory {
        Memory
    }
}

#[container(modules(Stores))]
impl App {
    #[singleton(as = dyn Store)]
    fn disk() -> Disk {
        Disk
    }
}

#[inject]
async fn hello(stores: Vec<&dyn Store>) -> String {
    stores.len().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
