// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::{Method, StatusCode};
use axum::routing::any;
struct Plain(u8);

struct Fallible(u8);

struct Async(u8);

struct AsyncFallible(u8);

impl App {
    ///Provides `Plain`.
    pub(crate) fn plain() -> Plain {
        Plain(1)
    }
    ///Provides `Fallible`.
    pub(crate) fn fallible(method: &Method) -> Result<Fallible, StatusCode> {
        let is_right = *method == Method::POST;
        is_right.then_some(Fallible(4)).ok_or(StatusCode::BAD_REQUEST)
    }
    ///Provides `Async`.
    pub(crate) async fn waiting() -> Async {
        Async(3)
    }
    ///Provides `AsyncFallible`.
    pub(crate) async fn waiting_fallible() -> Result<AsyncFallible, StatusCode> {
        Ok(AsyncFallible(4))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Plain>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Async>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `a` | `&Plain` | request value [`App::plain`](App::plain) |  |
 | `b` | `&Fallible` | request value [`App::fallible`](App::fallible) | error of `fallible` |
 | `c` | `&Async` | request value [`App::waiting`](App::waiting) |  |
 | `d` | `&AsyncFallible` | request value [`App::waiting_fallible`](App::waiting_fallible) | error of `waiting_fallible` |*/
fn hello(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(a: &Plain, b: &Fallible, c: &Async, d: &AsyncFallible) -> String {
        format!("{} {} {} {}", a.0, b.0, c.0, d.0)
    }
    async move {
        let plain = App::plain();
        let fallible = match App::fallible(request.method()) {
            ::core::result::Result::Ok(fallible) => fallible,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let waiting = App::waiting().await;
        let waiting_fallible = match App::waiting_fallible().await {
            ::core::result::Result::Ok(waiting_fallible) => waiting_fallible,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                ::hardwire::bounds::same(&plain),
                ::hardwire::bounds::same(&fallible),
                ::hardwire::bounds::same(&waiting),
                ::hardwire::bounds::same(&waiting_fallible),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
