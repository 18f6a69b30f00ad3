use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct Claude(u8);

#[module]
impl Chat {
    #[factory]
    fn claude(#[arg] model: u8) -> Claude {
        Claude(model)
    }
}

#[container(modules(Chat))]
impl App {}

#[inject]
async fn hello(claude: impl Fn(u8) -> Claude) -> String {
    claude(1).0.to_string()
}

fn main() {
    let _ = async {
        let app = App::builder().override_claude(|model| model).build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
