//! The first error is the one to mend. As `App` has the value in it, it cannot be sent either,
//! and whatever sends it is told so: the handler's future, and axum's router twice. That it can
//! be sent regardless would have to be promised in unsafe code.

use axum::Router;
use axum::routing::get;
use std::cell::Cell;

use hardwire::{container, inject};

struct Counter(Cell<u32>);

#[container]
impl App {
    #[singleton]
    fn counter() -> Counter {
        Counter(Cell::new(0))
    }
}

#[inject]
async fn hello(counter: &Counter) -> String {
    counter.0.get().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
