use std::sync::Arc;

use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

trait Check: Send + Sync {
    fn state(&self) -> &'static str;
}

struct Disk;
struct Load;

impl Check for Disk {
    fn state(&self) -> &'static str {
        "disk"
    }
}

impl Check for Load {
    fn state(&self) -> &'static str {
        "load"
    }
}

struct Report(String);

#[container]
impl App {
    #[singleton(as = dyn Check)]
    fn disk() -> Arc<Disk> {
        Arc::new(Disk)
    }

    #[request(as = dyn Check)]
    fn load() -> Load {
        Load
    }

    #[request]
    fn report(checks: Vec<(&'static str, &dyn Check)>) -> Report {
        let states = checks
            .iter()
            .map(|(name, check)| format!("{name} {}", check.state()));
        Report(states.collect::<Vec<_>>().join(", "))
    }
}

#[inject]
async fn hello(report: Report, checks: Vec<&dyn Check>, disks: Vec<Arc<Disk>>) -> String {
    format!("{}; {} {}", report.0, checks.len(), disks[0].state())
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
