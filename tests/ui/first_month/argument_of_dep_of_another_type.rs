use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Claude(String);

#[container]
impl App {
    #[factory]
    fn claude(#[arg] model: String, #[arg] retries: u32) -> Claude {
        Claude(format!("{model} {retries}"))
    }
}

#[inject]
async fn hello(#[dep(claude("opus", 3))] claude: Claude) -> String {
    claude.0
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
