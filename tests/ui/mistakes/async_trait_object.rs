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
    #[factory(as = dyn Store)]
    async fn disk() -> Box<Disk> {
        Box::new(Disk)
    }
}

#[inject]
async fn hello(store: impl AsyncFn() -> Box<dyn Store>) -> String {
    store().await.name()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
