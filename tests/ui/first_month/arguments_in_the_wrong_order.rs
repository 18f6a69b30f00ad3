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
async fn hello(claude: impl Fn(u32, String) -> Claude) -> String {
    claude(3, "opus".to_owned()).0
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
