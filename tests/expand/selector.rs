use std::sync::Arc;

use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Memory;

struct Disk;

struct Config(&'static str);

impl Store for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }
}

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

#[container]
impl App {
    #[input]
    fn config() -> Config;

    #[singleton]
    async fn store(
        config: &Config,
        memory: impl Fn() -> Memory,
        disk: impl AsyncFn(&str) -> Result<Disk, std::io::Error>,
    ) -> Result<Arc<dyn Store>, std::io::Error> {
        match config.0 {
            "memory" => Ok(Arc::new(memory())),
            path => Ok(Arc::new(disk(path).await?)),
        }
    }

    #[factory]
    fn memory() -> Memory {
        Memory
    }

    #[factory]
    async fn disk(#[arg] path: &str) -> Result<Disk, std::io::Error> {
        match path {
            "" => Err(std::io::ErrorKind::NotFound.into()),
            _ => Ok(Disk),
        }
    }
}

#[inject]
async fn name(store: &dyn Store) -> &'static str {
    store.name()
}

pub(crate) async fn router() -> Router {
    let app = App::build(Config("memory")).await.unwrap();
    Router::new().route("/", any(name)).with_state(app)
}
