use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Check: Send + Sync {}

#[container]
impl App {
    #[singleton]
    fn checks() -> Vec<Box<dyn Check>> {
        Vec::new()
    }
}

#[inject]
async fn hello(checks: Vec<&dyn Check>) -> String {
    checks.len().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
