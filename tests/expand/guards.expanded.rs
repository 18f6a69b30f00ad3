use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct User(String);

struct Permit;

///
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `verify_name` | request | `()` | `HeaderMap` |
/// | `count` | request | `()` |  |
/// | `rate_limit` | request | `Permit` |  |
/// | `user` | request | `User` | `HeaderMap` |
/// | `has_query` | factory | `()` | `user`, the argument `query` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
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
    reason = "what a provider takes and returns is its wiring"
)]
impl App {
    ///Provides what a handler of `App` asks for as `()`.
    pub(crate) async fn verify_name(headers: &HeaderMap) -> Result<(), StatusCode> {
        let has_name = headers.contains_key("x-name");
        has_name.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides what a handler of `App` asks for as `()`.
    #[allow(clippy::unused_unit, reason = "a provider says what it returns")]
    pub(crate) fn count() -> () {}
    ///Provides what a handler of `App` asks for as `Permit`.
    pub(crate) fn rate_limit() -> Permit {
        Permit
    }
    ///Provides what a handler of `App` asks for as `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }
    ///Provides what a handler of `App` asks for as `()`.
    pub(crate) fn has_query(user: &User, query: &str) -> Result<(), StatusCode> {
        let has_query = user.0.contains(query);
        has_query.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Permit>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Permit {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
};

#[allow(
    dead_code,
    private_interfaces,
    reason = "a program builds its container in one of two ways"
)]
impl App {
    /// Builds every singleton, each after what it depends on.
    ///
    /// # Errors
    ///
    /// The first singleton that cannot be built.
    pub(crate) async fn build() -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder().build().await
    }
    /// Begins a build to which some singletons are given.
    pub(crate) fn builder() -> AppBuilder {
        AppBuilder {}
    }
    /// Waits for the teardowns of requests that are not over, as long as they may take, and
    /// tears down the singletons, the last one that was built first.
    ///
    /// It does so once, and whoever calls it learns how it went.
    ///
    /// # Errors
    ///
    /// If a teardown goes wrong, or a request is not over in time.
    pub(crate) async fn shutdown(
        &self,
    ) -> ::core::result::Result<(), ::hardwire::ShutdownError> {
        ::core::future::ready(::core::result::Result::Ok(())).await
    }
}

///Builds [`App`]: a singleton that is given is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub(crate) struct AppBuilder {}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl AppBuilder {
    /// Builds every singleton that was not given, each after what it depends on.
    ///
    /// # Errors
    ///
    /// The first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        ::core::result::Result::Ok(
            App({
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {}).held()
            }),
        )
    }
}

#[allow(dead_code, reason = "a program need not look at its graph")]
impl App {
    ///What provides what in [`App`].
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
macro_rules! __hardwire_App_5ad8fff35d7f57e0 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "5ad8fff35d7f57e0" {
        r"hardwire 0.1.0
App
verify_name	request	plain	async,fallible	()	tests/expand/guards.rs	13	headers=head HeaderMap
count	request	plain		()	..	20
rate_limit	request	plain		Permit	..	23
user	request	plain	fallible	User	..	28	headers=head HeaderMap
has_query	factory	plain	fallible	()	..	34	user=& 3	query=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_5ad8fff35d7f57e0 as App;
/// # Wiring
///
/// * guarded by the request's `App::verify_name`
/// * guarded by the request's `App::count`
/// * guarded by the request's `App::rate_limit`
/// * guarded by the factory `App::has_query`
/// * guarded by the request's `App::user`
/// * `user`: the request's `App::user`
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
        let _rate_limit = App::rate_limit();
        let user = match App::user(request.headers()) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        if let ::core::result::Result::Err(error) = App::has_query(&user, "da") {
            return ::hardwire::__private::IntoResponse::into_response(error);
        }
        {
            let returned = hello(::hardwire::bounds::same(&user)).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
