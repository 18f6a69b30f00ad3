use axum::Router;
use axum::http::HeaderMap;
use axum::routing::any;
struct User(String);

struct Tx(u16);

struct Trace(bool);

impl Tx {
    fn finish(&self) {
        assert!(self.0 < 100);
    }
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`user`](App::user) | request value | `User` | `HeaderMap` |
 | [`tx`](App::tx) | request value, with teardown | `Tx` | [`user`](App::user) |
 | [`trace`](App::trace) | request value | `Trace` | `HeaderMap` |*/
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
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, String> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Ok(User(name.ok_or("nameless")?.to_owned()))
    }
    ///Provides `Tx`.
    pub(crate) async fn tx(user: &User) -> Result<Tx, String> {
        Ok(Tx(u16::from(user.0 == "Ada")))
    }
    ///Provides `Trace`.
    pub(crate) fn trace(headers: &HeaderMap) -> Trace {
        Trace(headers.contains_key("x-name"))
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
        ::hardwire::bounds::Returned::<Trace>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Tx {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Trace {}
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
request	user	User	fallible	tests/expand/deferred.rs:19
	headers	request	HeaderMap
request	tx	Tx	async	fallible	teardown	tests/expand/deferred.rs:25
	user	shared	0
request	trace	Trace	tests/expand/deferred.rs:30
	headers	request	HeaderMap
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_7dd719d49cca7f31 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "7dd719d49cca7f31" {
        r"hardwire 0.1.0
App
user	request	plain	fallible	User	tests/expand/deferred.rs	19	headers=head HeaderMap
tx	request	plain	async,fallible,ends	Tx	..	25	user=& 0
trace	request	plain		Trace	..	30	headers=head HeaderMap"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_7dd719d49cca7f31 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `tx` | `impl Deferred<Tx, …>` | request value [`App::tx`](App::tx), with teardown, on first use | error of `user` |
 | `trace` | `impl Deferred<Trace, …>` | request value [`App::trace`](App::trace), on first use |  |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        user: &User,
        tx: impl hardwire::Deferred<Tx, String>,
        trace: impl hardwire::Deferred<Trace, String>,
        body: String,
    ) -> Result<String, String> {
        let tx = tx.get().await?;
        tx.0 += u16::from(trace.get().await?.0);
        Ok(format!("{} {} {body}", user.0, tx.0))
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_tx(),),
        );
        let returned = 'done: {
            let user = match App::user(request.headers()) {
                ::core::result::Result::Ok(user) => user,
                ::core::result::Result::Err(error) => {
                    break 'done (::core::result::Result::Err(
                        ::hardwire::__private::IntoResponse::into_response(error),
                    ));
                }
            };
            let headers = ::core::clone::Clone::clone(request.headers());
            let body = match ::hardwire::bounds::from_request::<
                String,
                App,
                _,
            >(request, &app)
                .await
            {
                ::core::result::Result::Ok(body) => body,
                ::core::result::Result::Err(error) => {
                    break 'done (::core::result::Result::Err(
                        ::hardwire::__private::IntoResponse::into_response(error),
                    ));
                }
            };
            let tx_making = ::core::pin::pin!(
                ::core::option::Option::Some(async { match App::tx(& user). await {
                ::core::result::Result::Ok(value) => ::core::result::Result::Ok(value),
                ::core::result::Result::Err(error) =>
                ::core::result::Result::Err(::core::convert::From::from(error)), } })
            );
            let tx = ::hardwire::__private::later(
                tx_making,
                ::hardwire::__private::InSlot::new(&mut ends.slots.0, &ends.order),
                |value| ::hardwire::bounds::same_mut(value),
            );
            let mut trace_kept = ::core::option::Option::None;
            let trace_making = ::core::pin::pin!(
                ::core::option::Option::Some(async {
                ::core::result::Result::Ok(App::trace(& headers)) })
            );
            let trace = ::hardwire::__private::later(
                trace_making,
                &mut trace_kept,
                |value| ::hardwire::bounds::same_mut(value),
            );
            let returned = hello(::hardwire::bounds::same(&user), tx, trace, body).await;
            ::hardwire::__private::answered(
                returned,
                |returned| ::hardwire::__private::Returned(returned).outcome(),
            )
        };
        ends.finish(returned).await
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
