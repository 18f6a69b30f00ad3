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

/// Says hello.
#[inject(App, call = hello_with)]
#[tracing::instrument(skip_all)]
#[allow(clippy::unused_async, reason = "a handler is async")]
pub(crate) async fn hello<const LOUD: bool>(greeting: &Greeting) -> String {
    if LOUD {
        greeting.0.to_uppercase()
    } else {
        greeting.0.to_owned()
    }
}

async fn both() -> String {
    let greeting = Greeting("hello");
    format!(
        "{} {}",
        hello_with::<true>(&greeting).await,
        hello_with::<false>(&greeting).await
    )
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(both))
        .route("/loud", any(hello::<true>))
        .with_state(app)
}
