use std::num::ParseIntError;
use std::time::Duration;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
struct Config(u16);

struct Key(u16);

#[derive(Clone)]
struct Db(u16);

struct Rows(u16);

struct Report(u16);

#[derive(Clone)]
struct Failure;

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`config`](App::config) | singleton | `Config` |  |
 | [`key`](App::key) | lazy singleton | `Key` | [`config`](App::config) |
 | [`db`](App::db) | lazy singleton, with teardown | `Db` | [`config`](App::config), [`key`](App::key) |
 | [`rows`](App::rows) | factory | `Rows` | [`db`](App::db), argument `first` |
 | [`report`](App::report) | request value | `Report` | [`db`](App::db) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::db`.
    pub(crate) db: ::hardwire::Lazy<Db, Failure, App>,
    ///The value of `App::key`.
    pub(crate) key: ::hardwire::Lazy<Key, ::core::convert::Infallible, App>,
    ///The value of `App::config`.
    pub(crate) config: Config,
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
        ::hardwire::__private::debug_names(formatter, "App", &["config", "key", "db"])
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
    ///Provides `Config`.
    pub(crate) fn config() -> Result<Config, ParseIntError> {
        "5432".parse().map(Config)
    }
    ///Provides `Key`.
    pub(crate) fn key(config: &Config) -> Key {
        Key(config.0)
    }
    ///Provides `Db`.
    pub(crate) async fn db(config: &Config, key: &Key) -> Result<Db, Failure> {
        Ok(Db(config.0 + key.0))
    }
    ///Provides `Rows`.
    pub(crate) fn rows(db: &Db, first: u16) -> Rows {
        Rows(db.0 + first)
    }
    ///Provides `Report`.
    pub(crate) fn report(db: &Db) -> Report {
        Report(db.0)
    }
    #[doc(hidden)]
    pub(crate) fn __end_of_db<__Holder>(
        holder: __Holder,
        get: fn(&__Holder) -> &Db,
    ) -> ::hardwire::__private::Ending
    where
        __Holder: ::core::marker::Send + ::core::marker::Sync + 'static,
    {
        ::hardwire::__private::SingletonTeardown::<Db, _>::end(Db::close, holder, get)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Key>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Rows>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Key {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Rows {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Report {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Config>);
};

#[allow(
    dead_code,
    private_interfaces,
    reason = "a program uses one of several ways to build its container"
)]
impl App {
    /// Builds all singletons, in the order of their dependencies. A `lazy` one is built on first use, unless another singleton needs it.
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
            config: ::core::option::Option::None,
            key: ::core::option::Option::None,
            db: ::core::option::Option::None,
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
        self.0
            .__ends
            .shutdown(
                self,
                [("db", |app| App::__end_of_db(app, |app: &App| app.0.db.ready()))],
            )
            .await
    }
}

///Builds [`App`]. A singleton that is set is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub(crate) struct AppBuilder {
    config: ::core::option::Option<Config>,
    key: ::core::option::Option<Key>,
    db: ::core::option::Option<Db>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `config`. Its provider then does not run.
    pub(crate) fn config(mut self, config: Config) -> Self {
        self.config = ::core::option::Option::Some(config);
        self
    }
    ///Sets `key`. Its provider then does not run.
    pub(crate) fn key(mut self, key: Key) -> Self {
        self.key = ::core::option::Option::Some(key);
        self
    }
    ///Sets `db`. Its provider then does not run.
    pub(crate) fn db(mut self, db: Db) -> Self {
        self.db = ::core::option::Option::Some(db);
        self
    }
    /// Builds all singletons that are not set, in the order of their dependencies. A `lazy` one is built on first use, unless another singleton needs it.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        let config = match self.config {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                match App::config() {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "config",
                                &["App", "rows", "db", "config"],
                                ::hardwire::__private::StartUpError::boxed(error),
                            ),
                        );
                    }
                }
            }
        };
        ::core::result::Result::Ok(
            App(
                ::hardwire::__private::Held::new(AppSingletons {
                    __ends: ::hardwire::__private::Teardowns::new(
                        ::hardwire::__private::Teardowns::BOUND,
                    ),
                    config: config,
                    key: ::hardwire::Lazy::new(
                        "key",
                        self.key,
                        |app: &App| (&app.0.key, &app.0.__ends),
                        |app: App| ::std::boxed::Box::pin(async move {
                            ::core::result::Result::Ok(App::key(&app.config))
                        }),
                    ),
                    db: ::hardwire::Lazy::new(
                            "db",
                            self.db,
                            |app: &App| (&app.0.db, &app.0.__ends),
                            |app: App| ::std::boxed::Box::pin(
                                ::hardwire::__private::TimesOut::bounded(
                                    "db",
                                    Duration::from_secs(5),
                                    async move {
                                        let key = match app.key.get(&app).await {
                                            ::core::result::Result::Ok(key) => key,
                                            ::core::result::Result::Err(error) => {
                                                return ::core::result::Result::Err(
                                                    error.map(|error| match error {}),
                                                );
                                            }
                                        };
                                        App::db(&app.config, key)
                                            .await
                                            .map_err(|error| ::hardwire::LazyError::failed("db", error))
                                    },
                                ),
                            ),
                        )
                        .torn_down(|value| App::__end_of_db(value, |value: &Db| value)),
                }),
            ),
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
singleton	config	Config	fallible	tests/expand/lazy.rs:23
singleton	key	Key	lazy	tests/expand/lazy.rs:28
	config	shared	0
singleton	db	Db	lazy	async	fallible	teardown	tests/expand/lazy.rs:33
	config	shared	0
	key	shared	1
factory	rows	Rows	tests/expand/lazy.rs:38
	db	shared	2
	first	argument	u16
request	report	Report	async	tests/expand/lazy.rs:43
	db	shared	2
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_d7ddd5704c9588f1 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "d7ddd5704c9588f1" {
        r"hardwire 0.1.0
App
config	singleton	plain	fallible	Config	tests/expand/lazy.rs	23
key	singleton	plain	lazy	Key	..	28	config=shared 0
db	singleton	plain	lazy,async,fallible,teardown	Db	..	33	config=shared 0	key=shared 1
rows	factory	plain		Rows	..	38	db=shared 2	first=arg
report	request	plain	async,blocking	Report	..	43	db=shared 2"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_d7ddd5704c9588f1 as App;
impl Db {
    async fn close(self) {}
}

impl From<hardwire::LazyTimeout> for Failure {
    fn from(_: hardwire::LazyTimeout) -> Self {
        Self
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        StatusCode::BAD_GATEWAY.into_response()
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `db` | `&Db` | lazy singleton [`App::db`](App::db), with teardown | error of `db` |
 | `owned` | `Db` | lazy singleton [`App::db`](App::db), with teardown | error of `db` |
 | `key` | `&Key` | lazy singleton [`App::key`](App::key) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(db: &Db, owned: Db, key: &Key) -> String {
        format!("{} {} {}", db.0, owned.0, key.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let db = match app.db.get(&app).await {
            ::core::result::Result::Ok(db) => db,
            ::core::result::Result::Err(error) => {
                return error
                    .into_response_by(::hardwire::__private::IntoResponse::into_response);
            }
        };
        let key = match app.key.get(&app).await {
            ::core::result::Result::Ok(key) => key,
            ::core::result::Result::Err(error) => {
                return error.into_response_by(|error| match error {});
            }
        };
        let returned = hello(
                ::hardwire::bounds::same(db),
                ::hardwire::bounds::ClonedSingleton::clone(::hardwire::bounds::same(db)),
                ::hardwire::bounds::same(key),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `rows` | `impl Fn(…) -> Rows` | factory [`App::rows`](App::rows) | error of `db` |*/
fn called(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn called(rows: impl Fn(u16) -> Rows) -> String {
        format!("{} {}", rows(1).0, rows(2).0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let db = match app.db.get(&app).await {
            ::core::result::Result::Ok(db) => db,
            ::core::result::Result::Err(error) => {
                return error
                    .into_response_by(::hardwire::__private::IntoResponse::into_response);
            }
        };
        let returned = called(|first| App::rows(db, first)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `rows` | `impl AsyncFn(…) -> Rows` | factory [`App::rows`](App::rows) | error of `db` |*/
fn called_later(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn called_later(
        rows: impl AsyncFn(u16) -> Result<Rows, Failure>,
    ) -> Result<String, Failure> {
        Ok(rows(1).await?.0.to_string())
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = called_later({
                let app = ::core::clone::Clone::clone(&app);
                async move |first| {
                    let db = match app.db.get(&app).await {
                        ::core::result::Result::Ok(db) => db,
                        ::core::result::Result::Err(error) => {
                            return ::core::result::Result::Err(
                                ::core::convert::From::from(error.into_failure()),
                            );
                        }
                    };
                    ::core::result::Result::Ok(App::rows(db, first))
                }
            })
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `&Report` | request value [`App::report`](App::report) | error of `db` |*/
fn on_another_thread(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn on_another_thread(report: &Report) -> String {
        report.0.to_string()
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        if let ::core::result::Result::Err(error) = app.db.get(&app).await {
            return error
                .into_response_by(::hardwire::__private::IntoResponse::into_response);
        }
        let report = {
            let app = ::core::clone::Clone::clone(&app);
            ::hardwire::__private::blocking(move || App::report(app.db.ready())).await
        };
        let returned = on_another_thread(::hardwire::bounds::same(&report)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may fail with |
 |---|---|---|---|
 | `key` | `&Key` | lazy singleton [`App::key`](App::key) |  |
 | `db` | `&Db` | lazy singleton [`App::db`](App::db), with teardown | error of `db` |*/
async fn warm(app: &App) -> Result<u16, Failure> {
    async fn warm(key: &Key, db: &Db) -> Result<u16, Failure> {
        Ok(key.0 + db.0)
    }
    let key = match app.key.get(app).await {
        ::core::result::Result::Ok(key) => key,
        ::core::result::Result::Err(error) => match error.into_failure() {}
    };
    let db = match app.db.get(app).await {
        ::core::result::Result::Ok(db) => db,
        ::core::result::Result::Err(error) => {
            return {
                let error = error.into_failure();
                ::core::result::Result::Err(::core::convert::From::from(error))
            };
        }
    };
    warm(::hardwire::bounds::same(key), ::hardwire::bounds::same(db)).await
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `key` | `&Key` | lazy singleton [`App::key`](App::key) |  |
 | `db` | `&Db` | lazy singleton [`App::db`](App::db), with teardown | error of `db` |*/
fn at_once(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn at_once(key: &Key, db: &Db) -> String {
        format!("{} {}", key.0, db.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let (key, db) = match ::hardwire::__private::try_join(
                async {
                    let key = match app.key.get(&app).await {
                        ::core::result::Result::Ok(key) => key,
                        ::core::result::Result::Err(error) => {
                            return ::core::result::Result::Err(
                                error.into_response_by(|error| match error {}),
                            );
                        }
                    };
                    ::core::result::Result::Ok(key)
                },
                async {
                    let db = match app.db.get(&app).await {
                        ::core::result::Result::Ok(db) => db,
                        ::core::result::Result::Err(error) => {
                            return ::core::result::Result::Err(
                                error
                                    .into_response_by(
                                        ::hardwire::__private::IntoResponse::into_response,
                                    ),
                            );
                        }
                    };
                    ::core::result::Result::Ok(db)
                },
            )
            .await
        {
            ::core::result::Result::Ok(made) => made,
            ::core::result::Result::Err(error) => return error,
        };
        let returned = at_once(
                ::hardwire::bounds::same(key),
                ::hardwire::bounds::same(db),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    warm(&app).await.ok();
    Router::new()
        .route("/", any(hello))
        .route("/called", any(called))
        .route("/called/later", any(called_later))
        .route("/report", any(on_another_thread))
        .route("/at_once", any(at_once))
        .with_state(app)
}
