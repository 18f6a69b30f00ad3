use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Claude(String);

#[container]
impl App {
    #[factory]
    fn claude(#[arg] model: String) -> Claude {
        Claude(model)
    }
}

#[inject]
async fn hello(claude: impl Fn(&str) -> Claude) -> String {
    claude("opus").0
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
