use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

struct Name<'a>(Option<&'a str>);

#[container]
impl App {
    #[request(shared)]
    fn name(headers: &HeaderMap) -> Name<'_> {
        let name = headers.get("x-name");
        Name(name.and_then(|name| name.to_str().ok()))
    }
}

#[inject]
async fn hello(name: &Name<'_>) -> String {
    name.0.unwrap_or("nobody").to_owned()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
