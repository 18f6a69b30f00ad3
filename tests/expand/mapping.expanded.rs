use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{map_request_with_state, map_response_with_state};
use axum::response::Response;
use axum::routing::any;
struct User(HeaderValue);

struct Lease(&'static str);

impl Lease {
    fn give_back(self) {
        let _ = self.0;
    }
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`user`](App::user) | request value | `User` | `HeaderMap` |
 | [`lease`](App::lease) | request value, with teardown | `Lease` |  |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    #[doc(hidden)]
    pub(crate) __ends: ::hardwire::__private::Teardowns,
}

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
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(name.clone()))
    }
    ///Provides `Lease`.
    pub(crate) fn lease() -> Lease {
        Lease("one of them")
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) fn __end_of_lease() -> ::hardwire::__private::Slot<
        Lease,
        impl ::hardwire::__private::Certainty,
    > {
        ::hardwire::__private::Slot::new(
            "lease",
            |value, outcome| {
                ::hardwire::__private::Teardown::<
                    Lease,
                    _,
                >::end(Lease::give_back, value, outcome)
                    .failing::<
                        ::hardwire::__private::NoError,
                    >(|error| (error.answer(), error.source()))
            },
        )
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Lease>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Lease {}
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
        self.0.__ends.shutdown(self, []).await
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
                ::hardwire::__private::Checked(AppSingletons {
                        __ends: ::hardwire::__private::Teardowns::new(
                            ::hardwire::__private::Teardowns::BOUND,
                        ),
                    })
                    .held()
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
request	user	User	fallible	tests/expand/mapping.rs:22
	headers	request	HeaderMap
request	lease	Lease	teardown	tests/expand/mapping.rs:28
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_28dd9d6c70c327f0 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "28dd9d6c70c327f0" {
        r"hardwire 0.1.0
App
user	request	plain	fallible	User	tests/expand/mapping.rs	22	headers=head HeaderMap
lease	request	plain	ends	Lease	..	28"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_28dd9d6c70c327f0 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `request` | `Request` | extractor | rejection |*/
fn named(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::core::result::Result<
        ::hardwire::__private::Request,
        ::hardwire::__private::Response,
    >,
> + ::core::marker::Send {
    async fn named(user: &User, mut request: Request) -> Request {
        request.headers_mut().insert("x-user", user.0.clone());
        request
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let user = match App::user(request.headers()) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(
                    ::hardwire::__private::IntoResponse::into_response(error),
                );
            }
        };
        let request_2 = match ::hardwire::bounds::from_request::<
            Request,
            App,
            _,
        >(request, &app)
            .await
        {
            ::core::result::Result::Ok(request_2) => request_2,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(
                    ::hardwire::__private::IntoResponse::into_response(error),
                );
            }
        };
        ::hardwire::bounds::MappedRequest::mapped(
            named(::hardwire::bounds::same(&user), request_2).await,
        )
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `_lease` | `&Lease` | request value [`App::lease`](App::lease), with teardown |  |
 | `request` | `Request` | extractor | rejection |*/
fn leased(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::core::result::Result<
        ::hardwire::__private::Request,
        ::hardwire::__private::Response,
    >,
> + ::core::marker::Send {
    async fn leased(_lease: &Lease, request: Request) -> Result<Request, StatusCode> {
        Ok(request)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_lease(),),
        );
        let returned = 'done: {
            let lease = ends.slots.0.keep(&ends.order, App::lease());
            let request_2 = match ::hardwire::bounds::from_request::<
                Request,
                App,
                _,
            >(request, &app)
                .await
            {
                ::core::result::Result::Ok(request_2) => request_2,
                ::core::result::Result::Err(error) => {
                    break 'done (::core::result::Result::Err(
                        ::hardwire::__private::IntoResponse::into_response(error),
                    ));
                }
            };
            ::hardwire::bounds::MappedRequest::mapped(
                leased(::hardwire::bounds::same(&*lease), request_2).await,
            )
        };
        ends.finish_request(returned).await
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `response` | `Response` | argument of the task |  |*/
fn stamped(
    _: ::hardwire::__private::State<App>,
    parts: ::hardwire::__private::Parts,
    response: ::hardwire::__private::Response,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn stamped(user: &User, mut response: Response) -> Response {
        response.headers_mut().insert("x-user", user.0.clone());
        response
    }
    async move {
        let user = match App::user(&parts.headers) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = stamped(::hardwire::bounds::same(&user), response).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

async fn hello(headers: HeaderMap) -> String {
    format!("{:?}", headers.get("x-user"))
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .layer(map_request_with_state(app.clone(), named))
        .layer(map_request_with_state(app.clone(), leased))
        .layer(map_response_with_state(app, stamped))
}
