//! The first error is the one to fix. The second is about the future of the handler, which borrows the `Visit`.

use axum::Router;
use axum::routing::get;
use std::cell::Cell;

use hardwire::{container, inject};

struct Visit(Cell<u32>);

#[container]
impl App {
    #[request(shared)]
    fn visit() -> Visit {
        Visit(Cell::new(1))
    }
}

#[inject]
async fn hello(visit: &Visit) -> String {
    visit.0.get().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
