use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[singleton]
    fn host() -> String {
        "localhost".to_owned()
    }

    #[request]
    fn first(_host: &String) -> &char {
        loop {}
    }
}

#[inject]
async fn hello(first: &char) -> String {
    first.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
