// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
struct Greeting(&'static str);

mod admin {
    use super::Greeting;
    impl Admin {
        ///Provides `Greeting`.
        pub(crate) fn greeting() -> Greeting {
            Greeting("hello, admin")
        }
    }
    const _: () = {
        #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
        fn returned() {
            use ::hardwire::bounds::Value as _;
            ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        }
    };
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `&Greeting` | singleton [`Admin::greeting`](admin::Admin::greeting) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<admin::Admin>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(greeting: &Greeting) -> &'static str {
        greeting.0
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = hello(::hardwire::bounds::same(&app.greeting)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = admin::Admin::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
