use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Check: Send + Sync {}

use Check as Examination;

struct Disk;

impl Check for Disk {}

#[container]
impl App {
    #[singleton(as = dyn Check)]
    fn disk() -> Disk {
        Disk
    }
}

#[inject]
async fn hello(checks: Vec<&dyn Examination>) -> String {
    checks.len().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
