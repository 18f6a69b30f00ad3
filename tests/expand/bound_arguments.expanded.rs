use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use axum::{Json, Router};
struct Name(String);

struct Auth(String);

#[derive(Clone, Copy, serde::Deserialize)]
struct Page {
    page: u8,
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`name`](App::name) | request value | `Name` | `HeaderMap` |
 | [`auth`](App::auth) | factory | `Auth` | argument `name`, argument `page` |
 | [`next`](App::next) | factory | `u8` | argument `page` |*/
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
    ///Provides `Name`.
    pub(crate) fn name(headers: &HeaderMap) -> Name {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Name(name.unwrap_or_default().to_owned())
    }
    ///Provides `Auth`.
    pub(crate) async fn auth(name: &str, page: u8) -> Result<Auth, StatusCode> {
        Ok(Auth(format!("{name} of {page}")))
    }
    ///Provides `u8`.
    pub(crate) fn next(page: u8) -> u8 {
        page + 1
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Name>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<u8>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Name {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Auth {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for u8 {}
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
request	name	Name	tests/expand/bound_arguments.rs:19
	headers	request	HeaderMap
factory	auth	Auth	async	fallible	tests/expand/bound_arguments.rs:25
	name	argument	str
	page	argument	u8
factory	next	u8	tests/expand/bound_arguments.rs:30
	page	argument	u8
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_5776f68f85be24d2 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "5776f68f85be24d2" {
        r"hardwire 0.1.0
App
name	request	plain		Name	tests/expand/bound_arguments.rs	19	headers=head HeaderMap
auth	factory	plain	async,fallible	Auth	..	25	name=arg	page=arg
next	factory	plain		u8	..	30	page=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_5776f68f85be24d2 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `_` | `Query<Page>` | extractor | rejection |
 | `next` | `u8` | factory [`App::next`](App::next) |  |
 | `name` | `&Name` | request value [`App::name`](App::name) |  |
 | `body` | `Json<Page>` | extractor | rejection |
 | `auth` | `Auth` | factory [`App::auth`](App::auth) | error of `auth` |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        #[allow(unused_variables, reason = "an argument of a factory uses it")]
        Query(Page { page }): Query<Page>,
        next: u8,
        #[allow(unused_variables, reason = "an argument of a factory uses it")]
        name: &Name,
        #[allow(unused_variables, reason = "an argument of a factory uses it")]
        Json(body): Json<Page>,
        auth: Auth,
    ) -> String {
        format!("{}, {page} {next}", auth.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (mut parts, body) = ::hardwire::__private::Request::into_parts(request);
        let value = match ::hardwire::bounds::from_request_parts::<
            Query<Page>,
            App,
            _,
        >(&mut parts, &app)
            .await
        {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let Query(Page { page }) = value;
        let next = App::next(<_ as ::hardwire::bounds::Kept>::kept(&page));
        let name_2 = App::name(&parts.headers);
        let body_2 = match ::hardwire::bounds::from_request::<
            Json<Page>,
            App,
            _,
        >(::hardwire::__private::Request::from_parts(parts, body), &app)
            .await
        {
            ::core::result::Result::Ok(body_2) => body_2,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let name: &Name = ::hardwire::bounds::same(&name_2);
        let Json(body) = body_2;
        let auth = match App::auth(&name.0, body.page).await {
            ::core::result::Result::Ok(auth) => auth,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                Query(Page { page }),
                next,
                ::hardwire::bounds::same(&name_2),
                Json(body),
                auth,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
