use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct User(String);

struct Permit;

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`verify_name`](App::verify_name) | request value | `()` | `HeaderMap` |
 | [`count`](App::count) | request value | `()` |  |
 | [`rate_limit`](App::rate_limit) | request value | `Permit` |  |
 | [`user`](App::user) | request value | `User` | `HeaderMap` |
 | [`has_query`](App::has_query) | factory | `()` | [`user`](App::user), argument `query` |*/
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
    ///Provides `()`.
    pub(crate) async fn verify_name(headers: &HeaderMap) -> Result<(), StatusCode> {
        let has_name = headers.contains_key("x-name");
        has_name.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides `()`.
    #[allow(clippy::unused_unit, reason = "a provider says what it returns")]
    pub(crate) fn count() -> () {}
    ///Provides `Permit`.
    pub(crate) fn rate_limit() -> Permit {
        Permit
    }
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }
    ///Provides `()`.
    pub(crate) fn has_query(user: &User, query: &str) -> Result<(), StatusCode> {
        let has_query = user.0.contains(query);
        has_query.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Permit>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Permit {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
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
request	verify_name	()	async	fallible	tests/expand/guards.rs:13
	headers	request	HeaderMap
request	count	()	tests/expand/guards.rs:20
request	rate_limit	Permit	tests/expand/guards.rs:23
request	user	User	fallible	tests/expand/guards.rs:28
	headers	request	HeaderMap
factory	has_query	()	fallible	tests/expand/guards.rs:34
	user	shared	3
	query	argument	str
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_3c6f11145cb83b21 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "3c6f11145cb83b21" {
        r"hardwire 0.1.0
App
verify_name	request	plain	async,fallible	()	tests/expand/guards.rs	13	headers=head HeaderMap
count	request	plain	unconfirmed	()	..	20
rate_limit	request	plain		Permit	..	23
user	request	plain	fallible	User	..	28	headers=head HeaderMap
has_query	factory	plain	fallible	()	..	34	user=& 3	query=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_3c6f11145cb83b21 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | guard |  | request value [`App::verify_name`](App::verify_name) | error of `verify_name` |
 | guard |  | request value [`App::count`](App::count) |  |
 | guard |  | request value [`App::rate_limit`](App::rate_limit) |  |
 | guard |  | factory [`App::has_query`](App::has_query) | errors of `user`, `has_query` |
 | guard |  | request value [`App::user`](App::user) | error of `user` |
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |*/
fn hello(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(user: &User) -> String {
        user.0.clone()
    }
    async move {
        if let ::core::result::Result::Err(error) = App::verify_name(request.headers())
            .await
        {
            return ::hardwire::__private::IntoResponse::into_response(error);
        }
        App::count();
        let _rate_limit = ::hardwire::bounds::guard_value(App::rate_limit(), 0, 0);
        let user = match ::hardwire::bounds::guard_result(
            App::user(request.headers()),
            0,
            0,
        ) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        if let ::core::result::Result::Err(error) = App::has_query(&user, "da") {
            return ::hardwire::__private::IntoResponse::into_response(error);
        }
        let returned = hello(::hardwire::bounds::same(&user)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
