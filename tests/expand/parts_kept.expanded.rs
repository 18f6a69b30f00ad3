// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::{HeaderMap, Method};
use axum::routing::any;
struct Name<'a>(Option<&'a str>);

impl App {
    ///Provides `Name`.
    pub(crate) fn name(headers: &HeaderMap) -> Name<'_> {
        Name(headers.get("x-name").and_then(|name| name.to_str().ok()))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Name<'_>>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `name` | `&Name` | request value [`App::name`](App::name) |  |
 | `method` | `&Method` | request |  |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(name: &Name<'_>, method: &Method, body: String) -> String {
        format!("{:?} {method} {body}", name.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let headers = ::core::clone::Clone::clone(request.headers());
        let name = App::name(&headers);
        let method = ::core::clone::Clone::clone(request.method());
        let body = match ::hardwire::bounds::from_request::<
            String,
            App,
            _,
        >(request, &app)
            .await
        {
            ::core::result::Result::Ok(body) => body,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(::hardwire::bounds::same(&name), &method, body).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
