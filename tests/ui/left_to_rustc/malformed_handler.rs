//! What the macro cannot read goes to rustc as it was written. Newer syntax rustc could read, and
//! here it says what is wrong as well.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(_fallback: impl async Fn() -> u16) {}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(async || ())).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
