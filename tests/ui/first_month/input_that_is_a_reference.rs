use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[input]
    fn url() -> &str;
}

#[inject]
async fn hello(url: &str) -> String {
    url.to_owned()
}

fn main() {
    let _ = async {
        let app = App::build("localhost").await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
