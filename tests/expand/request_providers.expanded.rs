use axum::Router;
use axum::http::{Method, StatusCode};
use axum::routing::any;
struct Plain(u8);

struct Fallible(u8);

struct Async(u8);

struct AsyncFallible(u8);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`plain`](App::plain) | request value | `Plain` |  |
 | [`fallible`](App::fallible) | request value | `Fallible` | `Method` |
 | [`waiting`](App::waiting) | request value | `Async` |  |
 | [`waiting_fallible`](App::waiting_fallible) | request value | `AsyncFallible` |  |*/
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
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Plain>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Async>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Plain {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Fallible {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Async {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for AsyncFallible {}
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
request	plain	Plain	tests/expand/request_providers.rs:14
request	fallible	Fallible	fallible	tests/expand/request_providers.rs:19
	method	request	Method
request	waiting	Async	async	tests/expand/request_providers.rs:27
request	waiting_fallible	AsyncFallible	async	fallible	tests/expand/request_providers.rs:32
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_dadc104088012939 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "dadc104088012939" {
        r"hardwire 0.1.0
App
plain	request	plain		Plain	tests/expand/request_providers.rs	14
fallible	request	plain	fallible	Fallible	..	19	method=head Method
waiting	request	plain	async	Async	..	27
waiting_fallible	request	plain	async,fallible	AsyncFallible	..	32"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_dadc104088012939 as App;
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
