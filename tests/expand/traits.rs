use std::sync::Arc;

use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

trait Store: Send + Sync {
    fn name(&self) -> String;
}

struct Disk(&'static str);

impl Store for Disk {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

struct Copier {
    from: Arc<dyn Store>,
}

#[container]
impl App {
    #[singleton(as = dyn Store)]
    fn disk() -> Arc<Disk> {
        Arc::new(Disk("disk"))
    }

    #[singleton]
    fn copier(#[dep(disk)] from: Arc<dyn Store>) -> Copier {
        Copier { from }
    }

    #[request(as = dyn Store)]
    fn scratch() -> Disk {
        Disk("scratch")
    }
}

#[inject]
async fn hello(copier: &Copier, disk: Arc<dyn Store>, scratch: &dyn Store) -> String {
    [copier.from.name(), disk.name(), scratch.name()].join(" ")
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
