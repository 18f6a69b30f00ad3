//! The option is told in any case, also where no handler asks for the trait object; the handler
//! that does turns a reference into it, which is the same conversion once more.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Store: Send + Sync {
    fn name(&self) -> String;
}

struct Disk;

#[container]
impl App {
    #[singleton(as = dyn Store)]
    fn disk() -> Disk {
        Disk
    }
}

#[inject]
async fn hello(store: &dyn Store) -> String {
    store.name()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
