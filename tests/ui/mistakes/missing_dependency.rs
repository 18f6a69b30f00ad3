use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct QuotaPolicy(u32);
type Quota = QuotaPolicy;

#[container]
impl App {
    #[singleton]
    fn quota_policy() -> QuotaPolicy {
        QuotaPolicy(10)
    }
}

#[inject]
async fn hello(quota: &Quota) -> String {
    quota.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
