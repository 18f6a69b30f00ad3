use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Claude(u32);

#[container]
impl App {
    #[factory]
    fn claude(#[arg] model: u32) -> Claude {
        Claude(model)
    }
}

#[inject]
async fn hello(claude: impl Fn(u32) -> Cloude) -> String {
    claude(1).0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
