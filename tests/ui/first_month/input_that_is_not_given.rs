use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Settings(u32);

#[container]
impl App {
    #[input]
    fn settings() -> Settings;
}

#[inject]
async fn hello(settings: &Settings) -> String {
    settings.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
