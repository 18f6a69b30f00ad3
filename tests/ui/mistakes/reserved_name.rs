use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[singleton]
    fn build() -> u16 {
        80
    }
}

#[inject]
async fn hello(build: &u16) -> String {
    build.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
