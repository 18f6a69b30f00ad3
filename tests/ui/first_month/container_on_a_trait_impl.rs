use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

trait Wiring {}

#[container]
impl Wiring for App {
    #[singleton]
    fn port() -> u16 {
        80
    }
}

#[inject]
async fn hello(port: &u16) -> String {
    port.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
