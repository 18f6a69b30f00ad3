use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Store: Send + Sync {
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
    #[singleton(as = dyn Store)]
    fn disk() -> Disk {
        Disk
    }
}

#[inject]
async fn hello(store: &impl Store) -> String {
    store.size().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
