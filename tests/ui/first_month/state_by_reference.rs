use axum::Router;
use axum::extract::State;
use axum::routing::post;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn hello(state: &State<App>) -> String {
    format!("{:?}", state.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
