use std::cell::RefCell;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn trace() -> RefCell<Vec<String>> {
        RefCell::new(Vec::new())
    }
}

#[inject]
async fn hello(trace: &RefCell<Vec<String>>) -> String {
    std::future::ready(()).await;
    trace.borrow().len().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
