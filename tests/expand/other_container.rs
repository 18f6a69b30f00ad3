use axum::Router;
use axum::routing::any;
use hardwire::inject;

struct Greeting(&'static str);

mod admin {
    use super::Greeting;
    use hardwire::container;

    #[container]
    impl Admin {
        #[singleton]
        fn greeting() -> Greeting {
            Greeting("hello, admin")
        }
    }
}

#[inject(admin::Admin)]
async fn hello(greeting: &Greeting) -> &'static str {
    greeting.0
}

pub(crate) async fn router() -> Router {
    let app = admin::Admin::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
