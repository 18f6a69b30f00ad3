use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Greeting(&'static str);
struct Shout(&'static str);

/// Everything.
#[container]
impl App {
    /// How visitors are greeted.
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }

    #[request]
    #[tracing::instrument(skip_all)]
    fn shout(
        /// A text in capital letters.
        greeting: &Greeting,
    ) -> Shout {
        Shout(greeting.0)
    }
}

/// Says hello.
#[cfg(not(any()))]
#[inject]
#[tracing::instrument(skip_all, fields(greeting = greeting.0))]
async fn hello(
    /// A text.
    greeting: &Greeting,
    #[dep] mut shout: Shout,
    #[allow(unused_variables, reason = "an attribute of another on a parameter")] body: String,
) -> &'static str {
    shout.0 = greeting.0;
    shout.0
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
