use axum::Router;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use axum::routing::any;
struct Visitor(String);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`visitor`](App::visitor) | request value | `Visitor` | `HeaderMap` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &[])
    }
}

#[allow(
    private_bounds,
    private_interfaces,
    reason = "a provider may use types that are private to its module"
)]
#[allow(
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    clippy::needless_pass_by_value,
    clippy::ptr_arg,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    reason = "the signature of a provider declares its dependencies"
)]
impl App {
    ///Provides `Visitor`.
    pub(crate) fn visitor(headers: &HeaderMap) -> Visitor {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Visitor(name.unwrap_or("nobody").to_owned())
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Visitor>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Visitor {}
};

#[allow(
    dead_code,
    private_interfaces,
    reason = "a program uses one of several ways to build its container"
)]
impl App {
    /// Builds all singletons, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build() -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder().build().await
    }
    /// Creates a builder, which can replace singletons.
    pub(crate) fn builder() -> AppBuilder {
        AppBuilder {}
    }
    /// Waits for running requests, at most as long as their teardowns may take, and tears down the singletons
    /// in reverse order of building. Further calls return the result of the first.
    ///
    /// # Errors
    ///
    /// Returns an error if a teardown fails, or if a request does not end in time.
    pub(crate) async fn shutdown(
        &self,
    ) -> ::core::result::Result<(), ::hardwire::ShutdownError> {
        ::core::future::ready(::core::result::Result::Ok(())).await
    }
}

///Builds [`App`]. A singleton that is set is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub(crate) struct AppBuilder {}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    /// Builds all singletons that are not set, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {}).held()
            }),
        )
    }
}

#[allow(dead_code, reason = "a program may not use its graph")]
impl App {
    ///The dependency graph of [`App`].
    pub(crate) const GRAPH: &'static ::hardwire::Graph = {
        static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
            "App",
            r"
request	visitor	Visitor	tests/expand/request_parts.rs:12
	headers	request	HeaderMap
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_c1cc97ef08851139 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "c1cc97ef08851139" {
        r"hardwire 0.1.0
App
visitor	request	plain		Visitor	tests/expand/request_parts.rs	12	headers=head HeaderMap"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_c1cc97ef08851139 as App;
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
