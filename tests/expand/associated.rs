use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Greeting(&'static str);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }
}

struct Api;

impl Api {
    const END: &str = "!";

    /// Says hello.
    #[inject]
    pub(crate) async fn hello(greeting: &Greeting) -> String {
        greeting.0.to_owned() + Self::END
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(Api::hello)).with_state(app)
}
