use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Report(std::rc::Rc<u8>);

#[container]
impl App {
    #[request(blocking)]
    fn report() -> Report {
        Report(std::rc::Rc::new(7))
    }
}

#[inject]
async fn hello(report: Report) {
    let _ = report.0;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
