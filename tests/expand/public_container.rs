use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

pub struct Greeting(pub &'static str);

/// The dependencies of the handlers.
#[container(pub)]
impl Public {
    /// How visitors are greeted.
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }

    #[request]
    pub(crate) fn length(greeting: &Greeting) -> usize {
        greeting.0.len() + Self::EXTRA
    }

    const EXTRA: usize = 1;
}

#[inject(Public)]
pub async fn hello(greeting: &Greeting, #[dep] length: usize) -> String {
    format!("{} {length}", greeting.0)
}

pub(crate) async fn router() -> Router {
    let app = Public::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
