use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Report;

#[container]
impl App {
    #[request(blocking)]
    async fn report() -> Report {
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
