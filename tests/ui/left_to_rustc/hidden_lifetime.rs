use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Name<'a>(&'a str);

#[container]
impl App {
    #[singleton]
    fn title() -> String {
        "title".to_owned()
    }

    #[request]
    fn name(title: &String) -> Name {
        Name(title)
    }
}

#[inject]
async fn hello(name: &Name<'_>) -> String {
    name.0.to_owned()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
