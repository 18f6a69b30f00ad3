use axum::Extension;
use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Tenant(u32);

#[container]
impl App {}

#[inject]
async fn hello(Extension(tenant): Extension<Tenant>) -> String {
    tenant.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
