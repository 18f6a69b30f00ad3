use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject, module};

struct Name<'a>(&'a str);

type Visitor<'a> = Name<'a>;

#[module]
impl Names {
    #[request]
    fn name(headers: &HeaderMap) -> Name<'_> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Name(name.unwrap_or("nobody"))
    }

    #[request]
    fn visitor<'a>(name: &Name<'a>) -> Visitor<'a> {
        Name(name.0)
    }
}

#[container(modules(Names))]
impl App {}

#[inject]
async fn hello(visitor: &Visitor<'_>) -> String {
    visitor.0.to_owned()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
