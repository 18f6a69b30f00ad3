use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Port(u16);

#[container]
impl App {
    #[singleton(state)]
    fn port() -> Port {
        Port(80)
    }
}

#[inject]
async fn hello(port: &Port) -> String {
    port.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
