use std::str::Utf8Error;
use axum::Router;
use axum::extract::rejection::StringRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
struct User(String);

enum ApiError {
    Name(Utf8Error),
    Body(StringRejection),
}

impl From<Utf8Error> for ApiError {
    fn from(error: Utf8Error) -> Self {
        Self::Name(error)
    }
}

impl From<StringRejection> for ApiError {
    fn from(rejection: StringRejection) -> Self {
        Self::Body(rejection)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Name(error) => {
                (StatusCode::BAD_REQUEST, error.to_string()).into_response()
            }
            Self::Body(rejection) => rejection.into_response(),
        }
    }
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`user`](App::user) | request value | `User` | `HeaderMap` |*/
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
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, Utf8Error> {
        let name = headers.get("x-name").map_or(&[][..], |name| name.as_bytes());
        Ok(User(str::from_utf8(name)?.to_owned()))
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a container may have no handler that can refuse")]
    pub(crate) fn __refuse(error: ApiError) -> ::hardwire::__private::Response {
        ::hardwire::__private::IntoResponse::into_response(error)
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
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
request	user	User	fallible	tests/expand/container_error.rs:41
	headers	request	HeaderMap
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_64b421f05bf04cd1 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "64b421f05bf04cd1" {
        r"hardwire 0.1.0
App	converts
user	request	plain	fallible	User	tests/expand/container_error.rs	41	headers=head HeaderMap"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_64b421f05bf04cd1 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(user: &User, body: String) -> String {
        format!("{} {body}", user.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        use ::hardwire::__private::IntoError as _;
        let user = match App::user(request.headers()) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return App::__refuse(
                    ::hardwire::__private::Refusal(error).into_container_error(),
                );
            }
        };
        let body = match ::hardwire::bounds::from_request::<
            String,
            App,
            _,
        >(request, &app)
            .await
        {
            ::core::result::Result::Ok(body) => body,
            ::core::result::Result::Err(error) => {
                return App::__refuse(
                    ::hardwire::__private::Refusal(error).into_container_error(),
                );
            }
        };
        let returned = hello(::hardwire::bounds::same(&user), body).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
