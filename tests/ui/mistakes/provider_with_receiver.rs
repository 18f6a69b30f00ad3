use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }

    #[request]
    fn address(&self) -> String {
        format!("localhost:{}", self.port)
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
