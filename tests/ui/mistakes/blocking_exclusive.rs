use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Audit;
struct Report;

#[container]
impl App {
    #[request]
    fn audit() -> Audit {
        Audit
    }

    #[request(blocking)]
    fn report(audit: &mut Audit) -> Report {
        let _ = audit;
        Report
    }
}

#[inject]
async fn hello(report: &Report) {
    let _ = report;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
