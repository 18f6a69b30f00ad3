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
async fn other(claude: impl Fn(Model) -> Claude) -> String {
    claude(Model(1)).0.to_string()
}

#[inject]
async fn hello(claude: impl Fn(Model) -> Claude) -> String {
    claude(Model(1)).0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new()
            .route("/", get(hello))
            .route("/other", get(other))
            .with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
