//! One error, at the first parameter that would receive a clone.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(&'static str);

struct Denied(&'static str);

#[container]
impl App {
    #[request]
    fn user() -> Result<User, Denied> {
        Err(Denied("no"))
    }
}

#[inject]
async fn hello(one: Result<&User, Denied>, two: Result<&User, Denied>) -> &'static str {
    let _ = one;
    two.map_or_else(|denied| denied.0, |user| user.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
