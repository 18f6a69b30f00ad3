use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::any;
struct Session(String);

struct User(String);

struct Audit(u32);

impl Audit {
    fn close(&self) {
        let _ = self.0;
    }
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`session`](App::session) | request value | `Session` | `HeaderMap` |
 | [`user`](App::user) | shared request value | `User` | [`session`](App::session) |
 | [`audit`](App::audit) | shared request value, with teardown | `Audit` |  |*/
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
    #[doc(hidden)]
    pub(crate) __identity: ::hardwire::__private::Identity,
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

#[doc(hidden)]
impl ::hardwire::__private::Identified for App {
    fn identity(&self) -> ::hardwire::__private::Identity {
        self.0.__identity
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
    ///Provides `Session`.
    pub(crate) fn session(headers: &HeaderMap) -> Result<Session, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Session(format!("{name:?}")))
    }
    ///Provides `User`.
    pub(crate) async fn user(session: &Session) -> Result<User, StatusCode> {
        Ok(User(session.0.clone()))
    }
    ///Provides `Audit`.
    pub(crate) fn audit() -> Audit {
        Audit(1)
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) const fn __place_of_user() -> ::hardwire::__private::Place<
        App,
        (App, ::hardwire::__private::N1),
        ::std::sync::Arc<User>,
    > {
        ::hardwire::__private::Place::new()
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) fn __end_of_audit() -> ::hardwire::__private::Slot<
        ::std::sync::Arc<Audit>,
        impl ::hardwire::__private::Certainty,
    > {
        ::hardwire::__private::Slot::new(
            "audit",
            |value, outcome| {
                {
                    #[allow(
                        unused_imports,
                        reason = "the teardown may take the whole value"
                    )]
                    use ::hardwire::__private::End as _;
                    ::hardwire::__private::Whole::<
                        ::std::sync::Arc<Audit>,
                        _,
                    >::new(Audit::close)
                        .or_inside()
                        .end(value, outcome)
                }
                    .failing::<
                        ::hardwire::__private::NoError,
                    >(|error| (error.answer(), error.source()))
            },
        )
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) const fn __place_of_audit() -> ::hardwire::__private::Place<
        App,
        (App, ::hardwire::__private::N2),
        ::std::sync::Arc<Audit>,
    > {
        ::hardwire::__private::Place::new()
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Audit>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Session {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Audit {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Shared(
        ::hardwire::bounds::SharedOf<User>,
        ::hardwire::bounds::SharedOf<Audit>,
    );
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
                        __identity: ::hardwire::__private::Identity::new(),
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
request	session	Session	fallible	tests/expand/shared_values.rs:24
	headers	request	HeaderMap
request	user	User	shared	async	fallible	tests/expand/shared_values.rs:30
	session	shared	0
request	audit	Audit	shared	teardown	tests/expand/shared_values.rs:35
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_0ddb3b072b02e72c {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "0ddb3b072b02e72c" {
        r"hardwire 0.1.0
App
session	request	plain	fallible	Session	tests/expand/shared_values.rs	24	headers=head HeaderMap
user	request	arc	shared,async,fallible	User	..	30	returned plain	session=shared 0
audit	request	arc	shared,teardown	Audit	..	35	returned plain"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_0ddb3b072b02e72c as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | shared request value [`App::user`](App::user) | errors of `session`, `user` |
 | `audit` | `&Audit` | shared request value [`App::audit`](App::audit), with teardown |  |
 | `request` | `Request` | extractor | rejection |
 | `next` | `Next` | argument of the task |  |*/
fn sign_in(
    state: ::hardwire::__private::State<App>,
    mut request: ::hardwire::__private::Request,
    next: Next,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn sign_in(
        user: &User,
        audit: &Audit,
        request: Request,
        next: Next,
    ) -> Response {
        let _ = (user, audit);
        next.run(request).await
    }
    let ::hardwire::__private::State(app) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_audit(),),
        );
        let returned = 'done: {
            let user_found = App::__place_of_user().find(request.extensions(), &app);
            let user_is_new = user_found.is_none();
            let audit_found = App::__place_of_audit().find(request.extensions(), &app);
            let audit_is_new = audit_found.is_none();
            let session_is_needed = user_is_new;
            let session = if session_is_needed {
                ::core::option::Option::Some(
                    match App::session(request.headers()) {
                        ::core::result::Result::Ok(session) => session,
                        ::core::result::Result::Err(error) => {
                            break 'done (::core::result::Result::Err(
                                ::hardwire::__private::IntoResponse::into_response(error),
                            ));
                        }
                    },
                )
            } else {
                ::core::option::Option::None
            };
            let user = match user_found {
                ::core::option::Option::Some(found) => found,
                ::core::option::Option::None => {
                    ::std::sync::Arc::new(
                        match App::user(
                                &*::hardwire::__private::needed(session.as_ref()),
                            )
                            .await
                        {
                            ::core::result::Result::Ok(user) => user,
                            ::core::result::Result::Err(error) => {
                                break 'done (::core::result::Result::Err(
                                    ::hardwire::__private::IntoResponse::into_response(error),
                                ));
                            }
                        },
                    )
                }
            };
            let audit = match audit_found {
                ::core::option::Option::Some(found) => found,
                ::core::option::Option::None => {
                    ends.slots
                        .0
                        .keep_shared(&ends.order, ::std::sync::Arc::new(App::audit()))
                }
            };
            if user_is_new {
                App::__place_of_user()
                    .keep(
                        request.extensions_mut(),
                        &app,
                        ::core::option::Option::Some(&user),
                    );
            }
            if audit_is_new {
                App::__place_of_audit()
                    .keep(
                        request.extensions_mut(),
                        &app,
                        ::core::option::Option::Some(&audit),
                    );
            }
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
            let returned = ends
                .behind
                .around(
                    sign_in(
                        ::hardwire::bounds::same(&*user),
                        ::hardwire::bounds::same(&*audit),
                        request_2,
                        next,
                    ),
                )
                .await;
            ::hardwire::__private::answered(
                returned,
                |returned| ::hardwire::__private::Returned(returned).outcome(),
            )
        };
        ends.finish(returned).await
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | shared request value [`App::user`](App::user) | errors of `session`, `user` |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(user: &User) -> String {
        user.0.clone()
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let user_found = App::__place_of_user().find(request.extensions(), &app);
        let user_is_new = user_found.is_none();
        let session_is_needed = user_is_new;
        let session = if session_is_needed {
            ::core::option::Option::Some(
                match App::session(request.headers()) {
                    ::core::result::Result::Ok(session) => session,
                    ::core::result::Result::Err(error) => {
                        return ::hardwire::__private::IntoResponse::into_response(error);
                    }
                },
            )
        } else {
            ::core::option::Option::None
        };
        let user = match user_found {
            ::core::option::Option::Some(found) => found,
            ::core::option::Option::None => {
                ::std::sync::Arc::new(
                    match App::user(&*::hardwire::__private::needed(session.as_ref()))
                        .await
                    {
                        ::core::result::Result::Ok(user) => user,
                        ::core::result::Result::Err(error) => {
                            return ::hardwire::__private::IntoResponse::into_response(
                                error,
                            );
                        }
                    },
                )
            }
        };
        let returned = hello(::hardwire::bounds::same(&*user)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .layer(middleware::from_fn_with_state(app.clone(), sign_in))
        .with_state(app)
}
