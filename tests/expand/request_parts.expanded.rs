// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use axum::routing::any;
struct Visitor(String);

impl App {
    ///Provides `Visitor`.
    pub(crate) fn visitor(headers: &HeaderMap) -> Visitor {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Visitor(name.unwrap_or("nobody").to_owned())
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Visitor>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `visitor` | `&Visitor` | request value [`App::visitor`](App::visitor) |  |
 | `method` | `&Method` | request |  |*/
fn hello(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(visitor: &Visitor, method: &Method) -> String {
        format!("{method} by {}", visitor.0)
    }
    async move {
        let visitor = App::visitor(request.headers());
        let returned = hello(::hardwire::bounds::same(&visitor), request.method()).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `parts` | `&Parts` | request |  |
 | `uri` | `&Uri` | request |  |*/
fn whole(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn whole(parts: &Parts, uri: &Uri) -> String {
        format!("{:?} {uri}", parts.version)
    }
    async move {
        let (parts, _) = ::hardwire::__private::Request::into_parts(request);
        let returned = whole(&parts, &parts.uri).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    let routes = Router::new().route("/", any(hello)).route("/whole", any(whole));
    routes.with_state(app)
}
