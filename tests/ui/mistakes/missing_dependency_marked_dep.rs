use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Quota(u32);

#[container]
impl App {}

#[inject]
async fn hello(#[dep] quota: Quota) -> String {
    quota.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
