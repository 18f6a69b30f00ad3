// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
impl App {}

fn hello() -> impl ::core::future::Future<
    Output = impl ::hardwire::__private::Responds,
> + ::core::marker::Send {
    async fn hello() -> &'static str {
        "hello"
    }
    hello()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
