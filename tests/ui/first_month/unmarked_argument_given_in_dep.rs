use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Model(u32);

struct Claude(u32);

#[container]
impl App {
    #[factory]
    fn claude(model: Model) -> Claude {
        Claude(model.0)
    }
}

#[inject]
async fn hello(#[dep(claude(Model(1)))] claude: Claude) -> String {
    claude.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
