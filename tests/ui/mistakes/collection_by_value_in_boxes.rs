use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Check: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Disk;

impl Check for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

#[container]
impl App {
    #[singleton(as = dyn Check)]
    fn disk() -> Disk {
        Disk
    }
}

#[inject]
async fn hello(checks: Vec<Box<dyn Check>>) -> String {
    checks.iter().map(|check| check.name()).collect()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
