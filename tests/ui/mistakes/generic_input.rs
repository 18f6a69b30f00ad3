use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Settings<T>(T);

#[container]
impl App {
    #[input]
    fn settings<T>() -> Settings<T>;
}

#[inject]
async fn hello(settings: &Settings<u8>) -> String {
    settings.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
