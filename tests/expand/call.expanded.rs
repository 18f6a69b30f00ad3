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

///The original function of `hello`.
#[allow(
    private_interfaces,
    clippy::missing_errors_doc,
    reason = "it is as visible as the handler"
)]
#[allow(clippy::unused_async, reason = "a handler is async")]
#[tracing::instrument(skip_all)]
pub(crate) async fn hello_with<const LOUD: bool>(greeting: &Greeting) -> String {
    if LOUD { greeting.0.to_uppercase() } else { greeting.0.to_owned() }
}

/// Says hello.
#[allow(clippy::unused_async, reason = "a handler is async")]
///
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `&Greeting` | singleton [`App::greeting`](App::greeting) |  |*/
pub(crate) fn hello<const LOUD: bool>(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = hello_with::<LOUD>(::hardwire::bounds::same(&app.greeting)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

async fn both() -> String {
    let greeting = Greeting("hello");
    format!(
        "{} {}", hello_with::< true > (& greeting). await, hello_with::< false > (&
        greeting). await
    )
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(both))
        .route("/loud", any(hello::<true>))
        .with_state(app)
}
