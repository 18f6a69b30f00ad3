use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn address(#[arg] port: u16) -> String {
        format!("localhost:{port}")
    }
}

#[inject]
async fn hello(address: &String) -> String {
    address.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
