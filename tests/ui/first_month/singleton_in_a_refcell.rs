//! The handler borrows the `RefCell`, which cannot be shared either.

use std::cell::RefCell;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[singleton]
    fn hits() -> RefCell<u32> {
        RefCell::new(0)
    }
}

#[inject]
async fn hello(hits: &RefCell<u32>) -> String {
    *hits.borrow_mut() += 1;
    hits.borrow().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
