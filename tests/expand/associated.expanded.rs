// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
struct Greeting(&'static str);

impl App {
    ///Provides `Greeting`.
    pub(crate) fn greeting() -> Greeting {
        Greeting("hello")
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
    }
};

struct Api;

impl Api {
    const END: &str = "!";
    async fn __hello(greeting: &Greeting) -> String {
        greeting.0.to_owned() + Self::END
    }
    /// Says hello.
    ///
    /** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `&Greeting` | singleton [`App::greeting`](App::greeting) |  |*/
    pub(crate) fn hello(
        state: ::hardwire::wired::alone::State<App>,
    ) -> impl ::core::future::Future<
        Output = ::hardwire::__private::Response,
    > + ::core::marker::Send {
        let ::hardwire::wired::alone::State(app) = state;
        async move {
            let returned = Self::__hello(::hardwire::bounds::same(&app.greeting)).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(Api::hello)).with_state(app)
}
