use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct Pool(u32);

struct Tx(u32);

struct Session(u32);

struct Rows(u32);

impl Tx {
    async fn finish(self, outcome: hardwire::Outcome) -> std::io::Result<()> {
        match outcome {
            hardwire::Outcome::Ok => Ok(()),
            _ => Err(std::io::ErrorKind::Other.into()),
        }
    }
}

impl Session {
    fn close(&mut self) {
        self.0 = 0;
    }
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`pool`](App::pool) | singleton | `Pool` |  |
 | [`tx`](App::tx) | request value, with teardown | `Tx` | [`pool`](App::pool) |
 | [`session`](App::session) | request value, with teardown | `Session` | `HeaderMap`, [`tx`](App::tx) |
 | [`rows`](App::rows) | request value, with teardown after the response | `Rows` | [`pool`](App::pool) |
 | [`sum`](App::sum) | factory | `u32` | [`tx`](App::tx), argument `more` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::pool`.
    pub(crate) pool: Pool,
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
        ::hardwire::__private::debug_names(formatter, "App", &["pool"])
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
    ///Provides `Pool`.
    pub(crate) fn pool() -> Pool {
        Pool(1)
    }
    ///Provides `Tx`.
    pub(crate) async fn tx(pool: &Pool) -> Result<Tx, StatusCode> {
        Ok(Tx(pool.0))
    }
    ///Provides `Session`.
    pub(crate) fn session(headers: &HeaderMap, tx: &Tx) -> Session {
        Session(tx.0 + u32::from(headers.is_empty()))
    }
    ///Provides `Rows`.
    pub(crate) async fn rows(pool: &Pool) -> Rows {
        Rows(pool.0)
    }
    ///Provides `u32`.
    pub(crate) fn sum(tx: &Tx, more: u32) -> u32 {
        tx.0 + more
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
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) fn __end_of_session() -> ::hardwire::__private::Slot<
        Session,
        impl ::hardwire::__private::Certainty,
    > {
        ::hardwire::__private::Slot::new(
            "session",
            |value, outcome| {
                ::hardwire::__private::Teardown::<
                    Session,
                    _,
                >::end(Session::close, value, outcome)
                    .failing::<
                        ::hardwire::__private::NoError,
                    >(|error| (error.answer(), error.source()))
            },
        )
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value")]
    pub(crate) fn __end_of_rows() -> ::hardwire::__private::Slot<
        Rows,
        impl ::hardwire::__private::Certainty,
    > {
        ::hardwire::__private::Slot::new(
                "rows",
                |value, outcome| {
                    ::hardwire::__private::Teardown::<Rows, _>::end(drop, value, outcome)
                        .failing::<
                            ::hardwire::__private::NoError,
                        >(|error| (error.answer(), error.source()))
                },
            )
            .until_response()
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Pool>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Session>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Rows>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<u32>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Pool {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Tx {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Session {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Rows {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for u32 {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Pool>);
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
        AppBuilder {
            pool: ::core::option::Option::None,
        }
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
pub(crate) struct AppBuilder {
    pool: ::core::option::Option<Pool>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `pool`. Its provider then does not run.
    pub(crate) fn pool(mut self, pool: Pool) -> Self {
        self.pool = ::core::option::Option::Some(pool);
        self
    }
    /// Builds all singletons that are not set, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        let pool = match self.pool {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::pool(),
        };
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
                        pool: pool,
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
singleton	pool	Pool	tests/expand/teardown.rs:30
request	tx	Tx	async	fallible	teardown	tests/expand/teardown.rs:35
	pool	shared	0
request	session	Session	teardown	tests/expand/teardown.rs:40
	headers	request	HeaderMap
	tx	shared	1
request	rows	Rows	async	teardown until response	tests/expand/teardown.rs:45
	pool	shared	0
factory	sum	u32	tests/expand/teardown.rs:50
	tx	shared	1
	more	argument	u32
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_8e9146ff2c76f27c {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "8e9146ff2c76f27c" {
        r"hardwire 0.1.0
App
pool	singleton	plain		Pool	tests/expand/teardown.rs	30
tx	request	plain	async,fallible,teardown	Tx	..	35	pool=shared 0
session	request	plain	teardown	Session	..	40	headers=head HeaderMap	tx=shared 1
rows	request	plain	async,teardown until response	Rows	..	45	pool=shared 0
sum	factory	plain		u32	..	50	tx=shared 1	more=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_8e9146ff2c76f27c as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `session` | `&Session` | request value [`App::session`](App::session), with teardown | error of `tx` |
 | `rows` | `&Rows` | request value [`App::rows`](App::rows), with teardown after the response |  |
 | `sum` | `impl Fn(…) -> u32` | factory [`App::sum`](App::sum) | error of `tx` |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        session: &Session,
        rows: &Rows,
        sum: impl Fn(u32) -> u32,
        body: String,
    ) -> String {
        format!("{} {} {} {body}", session.0, rows.0, sum(1))
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_tx(), App::__end_of_session(), App::__end_of_rows()),
        );
        let returned = 'done: {
            let tx = ends
                .slots
                .0
                .keep(
                    &ends.order,
                    match App::tx(&app.pool).await {
                        ::core::result::Result::Ok(tx) => tx,
                        ::core::result::Result::Err(error) => {
                            break 'done (::core::result::Result::Err(
                                ::hardwire::__private::IntoResponse::into_response(error),
                            ));
                        }
                    },
                );
            let session = ends
                .slots
                .1
                .keep(&ends.order, App::session(request.headers(), &*tx));
            let rows = ends.slots.2.keep(&ends.order, App::rows(&app.pool).await);
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
            let returned = hello(
                    ::hardwire::bounds::same(&*session),
                    ::hardwire::bounds::same(&*rows),
                    |more| App::sum(&*tx, more),
                    body,
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
 | `tx` | `&mut Tx` | request value [`App::tx`](App::tx), with teardown | error of `tx` |
 | `rows` | `&Rows` | request value [`App::rows`](App::rows), with teardown after the response |  |*/
fn joined(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn joined(tx: &mut Tx, rows: &Rows) -> String {
        tx.0 += rows.0;
        tx.0.to_string()
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let mut ends = ::hardwire::__private::Ends::new(
            &app.__ends,
            (App::__end_of_tx(), App::__end_of_rows()),
        );
        let returned = 'done: {
            let (tx, rows) = match ::hardwire::__private::try_join(
                    async {
                        let tx = ends
                            .slots
                            .0
                            .keep(
                                &ends.order,
                                match App::tx(&app.pool).await {
                                    ::core::result::Result::Ok(tx) => tx,
                                    ::core::result::Result::Err(error) => {
                                        return ::core::result::Result::Err(
                                            ::hardwire::__private::IntoResponse::into_response(error),
                                        );
                                    }
                                },
                            );
                        ::core::result::Result::Ok(tx)
                    },
                    async {
                        let rows = ends
                            .slots
                            .1
                            .keep(&ends.order, App::rows(&app.pool).await);
                        ::core::result::Result::Ok(rows)
                    },
                )
                .await
            {
                ::core::result::Result::Ok(made) => made,
                ::core::result::Result::Err(error) => {
                    break 'done (::core::result::Result::Err(error));
                }
            };
            let returned = joined(
                    ::hardwire::bounds::same_mut(&mut *tx),
                    ::hardwire::bounds::same(&*rows),
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

 | parameter | type | source | may fail with |
 |---|---|---|---|
 | `rows` | `&Rows` | request value [`App::rows`](App::rows), with teardown after the response |  |*/
async fn nightly(app: &App) -> u32 {
    async fn nightly(rows: &Rows) -> u32 {
        rows.0
    }
    let mut ends = ::hardwire::__private::Ends::new(
        &app.__ends,
        (App::__end_of_rows(),),
    );
    let returned = {
        let rows = ends.slots.0.keep(&ends.order, App::rows(&app.pool).await);
        nightly(::hardwire::bounds::same(&*rows)).await
    };
    let outcome = ::hardwire::__private::Returned(&returned).outcome();
    let carries = ::hardwire::__private::Carries::of(&ends, &returned);
    match ends.finish_task(outcome).await {
        ::core::option::Option::Some(failure) => carries.unended(returned, failure),
        ::core::option::Option::None => returned,
    }
}

async fn counted(State(app): State<App>) -> String {
    nightly(&app).await.to_string()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .route("/joined", any(joined))
        .route("/counted", any(counted))
        .with_state(app)
}
