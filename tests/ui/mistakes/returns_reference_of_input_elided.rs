use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[input]
    fn name() -> &str;
}

#[inject]
async fn hello(name: &str) -> String {
    name.to_owned()
}

fn main() {
    let _ = async {
        let app = App::build("Ada").await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
