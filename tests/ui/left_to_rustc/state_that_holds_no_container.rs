use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[derive(Clone)]
struct AppState(App);

#[container(state = AppState)]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }
}

#[inject]
async fn hello(port: &u16) -> String {
    port.to_string()
}

#[inject]
async fn bye(port: &u16) -> String {
    port.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello).post(bye)).with_state(AppState(app));
        Ok::<_, hardwire::BuildError>(router)
    };
}
