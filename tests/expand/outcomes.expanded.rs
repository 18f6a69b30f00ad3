use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
type AppResult<T> = Result<T, StatusCode>;

struct User(&'static str);

struct Greeting(String);

struct Tx(u32);

struct SearchResult<T>(T);

impl Tx {
    fn finish(self) {
        let Self(_) = self;
    }
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`user`](App::user) | request value | `User` | `HeaderMap` |
 | [`greeting`](App::greeting) | request value | `Greeting` | [`user`](App::user) |
 | [`tx`](App::tx) | request value, with teardown | `Tx` |  |
 | [`found`](App::found) | request value | `SearchResult<u8>` |  |*/
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
    pub(crate) async fn user(headers: &HeaderMap) -> AppResult<User> {
        let is_known = headers.contains_key("authorization");
        is_known.then_some(User("Ada")).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides `Greeting`.
    pub(crate) fn greeting(user: AppResult<&User>) -> Greeting {
        let name = user.map_or("guest", |user| user.0);
        Greeting(format!("hello {name}"))
    }
    ///Provides `Tx`.
    pub(crate) fn tx() -> Result<Tx, StatusCode> {
        Ok(Tx(8))
    }
    ///Provides `SearchResult<u8>`.
    pub(crate) fn found() -> SearchResult<u8> {
        SearchResult(7)
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) fn __end_of_tx() -> ::hardwire::__private::Slot<
        Tx,
        impl ::hardwire::__private::Certainty,
    > {
        ::hardwire::__private::Slot::new(
            "tx",
            |value, outcome| {
                ::hardwire::__private::Teardown::<Tx, _>::end(Tx::finish, value, outcome)
                    .failing::<
                        ::hardwire::__private::NoError,
                    >(|error| (error.answer(), error.source()))
            },
        )
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::returns_a_result::<AppResult<User>, User>();
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Greeting {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Tx {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for SearchResult<u8> {}
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
request	user	User	async	fallible	tests/expand/outcomes.rs:22
	headers	request	HeaderMap
request	greeting	Greeting	tests/expand/outcomes.rs:30
	user	shared	0
request	tx	Tx	fallible	teardown	tests/expand/outcomes.rs:36
request	found	SearchResult<u8>	tests/expand/outcomes.rs:41
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_7a568ab6236402f3 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "7a568ab6236402f3" {
        r"hardwire 0.1.0
App
user	request	plain	async,fallible,aliased	User	tests/expand/outcomes.rs	22	headers=head HeaderMap
greeting	request	plain		Greeting	..	30	user=outcome & 0
tx	request	plain	fallible,ends	Tx	..	36
found	request	plain	unconfirmed	SearchResult<u8>	..	41"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_7a568ab6236402f3 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `Result<&User, StatusCode>` | request value [`App::user`](App::user) |  |*/
fn borrowed(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn borrowed(user: Result<&User, StatusCode>) -> String {
        user.map_or("guest", |user| user.0).to_owned()
    }
    async move {
        let user = ::hardwire::__private::Outcome(App::user(request.headers()).await)
            .result();
        let returned = borrowed({
                let outcome = match user {
                    ::core::result::Result::Ok(ref value) => {
                        ::core::result::Result::Ok(::hardwire::bounds::same(value))
                    }
                    ::core::result::Result::Err(error) => {
                        ::core::result::Result::Err(error)
                    }
                };
                outcome
            })
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `AppResult<User>` | request value [`App::user`](App::user) |  |
 | `found` | `SearchResult<u8>` | request value [`App::found`](App::found) |  |*/
fn owned(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn owned(user: AppResult<User>, found: SearchResult<u8>) -> AppResult<String> {
        Ok(format!("{} {}", user ?.0, found.0))
    }
    async move {
        let user = ::hardwire::__private::Outcome(App::user(request.headers()).await)
            .result();
        let found = App::found();
        let returned = owned(user, found).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `Greeting` | request value [`App::greeting`](App::greeting) |  |
 | `user` | `AppResult<&User>` | request value [`App::user`](App::user) |  |
 | `tx` | `AppResult<&mut Tx>` | request value [`App::tx`](App::tx), with teardown |  |*/
fn several(
    state: ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn several(
        greeting: Greeting,
        user: AppResult<&User>,
        tx: AppResult<&mut Tx>,
    ) -> String {
        let number = tx
            .map_or(
                0,
                |tx| {
                    tx.0 += 1;
                    tx.0
                },
            );
        format!("{} {number} {}", greeting.0, user.is_ok())
    }
    let ::hardwire::wired::headers::State(app, headers) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_tx(),),
        );
        let returned = {
            let user = ::hardwire::__private::Outcome(App::user(&headers).await)
                .result();
            let greeting = App::greeting({
                let outcome = match user {
                    ::core::result::Result::Ok(ref value) => {
                        ::core::result::Result::Ok(value)
                    }
                    ::core::result::Result::Err(ref error) => {
                        ::core::result::Result::Err(
                            ::hardwire::__private::SharedError::clone(error),
                        )
                    }
                };
                outcome
            });
            let mut tx = match App::tx() {
                ::core::result::Result::Ok(value) => {
                    ::core::result::Result::Ok(ends.slots.0.keep(&ends.order, value))
                }
                ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
            };
            let returned = several(
                    greeting,
                    {
                        let outcome = match user {
                            ::core::result::Result::Ok(ref value) => {
                                ::core::result::Result::Ok(::hardwire::bounds::same(value))
                            }
                            ::core::result::Result::Err(error) => {
                                ::core::result::Result::Err(error)
                            }
                        };
                        outcome
                    },
                    {
                        let outcome = match tx {
                            ::core::result::Result::Ok(ref mut value) => {
                                ::core::result::Result::Ok(
                                    ::hardwire::bounds::same_mut(&mut **value),
                                )
                            }
                            ::core::result::Result::Err(error) => {
                                ::core::result::Result::Err(error)
                            }
                        };
                        outcome
                    },
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
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `outcome` | `AppResult<&User>` | request value [`App::user`](App::user) |  |*/
fn beside_the_value(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn beside_the_value(user: &User, outcome: AppResult<&User>) -> String {
        format!("{} {}", user.0, outcome.is_ok())
    }
    async move {
        let user = match ::hardwire::__private::Outcome(
                App::user(request.headers()).await,
            )
            .result()
        {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = beside_the_value(
                ::hardwire::bounds::same(&user),
                ::core::result::Result::Ok(::hardwire::bounds::same(&user)),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(several))
        .route("/borrowed", any(borrowed))
        .route("/owned", any(owned))
        .route("/beside", any(beside_the_value))
        .with_state(app)
}
