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
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `name` | request | `Name` | `HeaderMap` |
/// | `auth` | factory | `Auth` | the argument `name`, the argument `page` |
/// | `next` | factory | `u8` | the argument `page` |
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
    ///Provides what a handler of `App` asks for as `Name`.
    pub(crate) fn name(headers: &HeaderMap) -> Name {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Name(name.unwrap_or_default().to_owned())
    }
    ///Provides what a handler of `App` asks for as `Auth`.
    pub(crate) async fn auth(name: &str, page: u8) -> Result<Auth, StatusCode> {
        Ok(Auth(format!("{name} of {page}")))
    }
    ///Provides what a handler of `App` asks for as `u8`.
    pub(crate) fn next(page: u8) -> u8 {
        page + 1
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Name>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<u8>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
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
/// # Wiring
///
/// * `value`: extracted
/// * `next`: the factory `App::next`
/// * `name`: the request's `App::name`
/// * `body`: extracted
/// * `auth`: the factory `App::auth`
fn hello(
    ::hardwire::wired::request::State(
        app,
        request,
    ): ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        #[allow(unused_variables, reason = "an argument of a factory names it")]
        Query(Page { page }): Query<Page>,
        next: u8,
        #[allow(unused_variables, reason = "an argument of a factory names it")]
        name: &Name,
        #[allow(unused_variables, reason = "an argument of a factory names it")]
        Json(body): Json<Page>,
        auth: Auth,
    ) -> String {
        format!("{}, {page} {next}", auth.0)
    }
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
        let next = App::next(page);
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
        {
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
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
