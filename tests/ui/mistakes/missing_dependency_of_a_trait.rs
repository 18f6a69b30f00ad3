use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Store: Send + Sync {
    fn rows(&self) -> u32;
}

struct Disk;

impl Store for Disk {
    fn rows(&self) -> u32 {
        7
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
    store.rows().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
