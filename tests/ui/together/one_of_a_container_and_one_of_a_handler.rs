//! Two mistakes, and an error for each.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Quota(u32);
struct Counter(u32);

#[container]
impl App {
    #[singleton]
    fn counter(missing: &Missing) -> Counter {
        Counter(missing.0)
    }
}

struct Missing(u32);

#[inject]
async fn hello(quota: &Quota, counter: &Counter) -> String {
    format!("{} {}", quota.0, counter.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
