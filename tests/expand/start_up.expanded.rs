use std::io;
use axum::Router;
use axum::routing::any;
struct Config(&'static str);

struct Pool(String);

struct Connection(String);

struct Cache(Vec<Connection>);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`cache`](App::cache) | singleton | `Cache` | [`connection`](App::connection), [`connection`](App::connection) |
 | [`connection`](App::connection) | factory | `Connection` | [`pool`](App::pool) |
 | [`pool`](App::pool) | singleton | `Pool` | [`config`](App::config) |
 | [`config`](App::config) | singleton | `Config` |  |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::cache`.
    pub(crate) cache: Cache,
    ///The value of `App::pool`.
    pub(crate) pool: Pool,
    ///The value of `App::config`.
    pub(crate) config: Config,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(
            formatter,
            "App",
            &["cache", "pool", "config"],
        )
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
    ///Provides `Cache`.
    pub(crate) async fn cache(
        connect: impl AsyncFn() -> io::Result<Connection>,
        spare: Connection,
    ) -> io::Result<Cache> {
        Ok(Cache(vec![connect(). await ?, spare]))
    }
    ///Provides `Connection`.
    pub(crate) async fn connection(pool: &Pool) -> io::Result<Connection> {
        Ok(Connection(format!("connection of {}", pool.0)))
    }
    ///Provides `Pool`.
    pub(crate) async fn pool(config: &Config) -> io::Result<Pool> {
        Ok(Pool(format!("pool of {}", config.0)))
    }
    ///Provides `Config`.
    pub(crate) fn config() -> Result<Config, io::Error> {
        let name = option_env!("CARGO_PKG_NAME").map(|_| Config("config"));
        name.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        ::hardwire::bounds::returns_a_result::<io::Result<Cache>, Cache>();
        ::hardwire::bounds::returns_a_result::<io::Result<Connection>, Connection>();
        ::hardwire::bounds::returns_a_result::<io::Result<Pool>, Pool>();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Cache {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Connection {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Pool {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Cache>,
        ::hardwire::bounds::SingletonOf<Pool>,
        ::hardwire::bounds::SingletonOf<Config>,
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
        AppBuilder {
            cache: ::core::option::Option::None,
            pool: ::core::option::Option::None,
            config: ::core::option::Option::None,
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
        ::core::future::ready(::core::result::Result::Ok(())).await
    }
}

///Builds [`App`]. A singleton that is set is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub(crate) struct AppBuilder {
    cache: ::core::option::Option<Cache>,
    pool: ::core::option::Option<Pool>,
    config: ::core::option::Option<Config>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `cache`. Its provider then does not run.
    pub(crate) fn cache(mut self, cache: Cache) -> Self {
        self.cache = ::core::option::Option::Some(cache);
        self
    }
    ///Sets `pool`. Its provider then does not run.
    pub(crate) fn pool(mut self, pool: Pool) -> Self {
        self.pool = ::core::option::Option::Some(pool);
        self
    }
    ///Sets `config`. Its provider then does not run.
    pub(crate) fn config(mut self, config: Config) -> Self {
        self.config = ::core::option::Option::Some(config);
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
        let config = match self.config {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                match App::config() {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "config",
                                &["App", "cache", "connection", "pool", "config"],
                                ::hardwire::__private::StartUpError::boxed(error),
                            ),
                        );
                    }
                }
            }
        };
        let pool = match self.pool {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                match ::hardwire::__private::Outcome(App::pool(&config).await).result() {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "pool",
                                &["App", "cache", "connection", "pool"],
                                ::hardwire::__private::StartUpError::boxed(error),
                            ),
                        );
                    }
                }
            }
        };
        let cache = match self.cache {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                let connection = match ::hardwire::__private::Outcome(
                        App::connection(&pool).await,
                    )
                    .result()
                {
                    ::core::result::Result::Ok(connection) => connection,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "connection",
                                &["App", "cache", "connection"],
                                ::hardwire::__private::StartUpError::boxed(error),
                            ),
                        );
                    }
                };
                match ::hardwire::__private::Outcome(
                        App::cache(async || App::connection(&pool).await, connection)
                            .await,
                    )
                    .result()
                {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "cache",
                                &["App", "cache"],
                                ::hardwire::__private::StartUpError::boxed(error),
                            ),
                        );
                    }
                }
            }
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {
                        cache: cache,
                        pool: pool,
                        config: config,
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
singleton	cache	Cache	async	fallible	tests/expand/start_up.rs:15
	connect	async callable	1
	spare	owned	1
factory	connection	Connection	async	fallible	tests/expand/start_up.rs:23
	pool	shared	2
singleton	pool	Pool	async	fallible	tests/expand/start_up.rs:28
	config	shared	3
singleton	config	Config	fallible	tests/expand/start_up.rs:33
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_6ee00899cfc76d3b {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "6ee00899cfc76d3b" {
        r"hardwire 0.1.0
App
cache	singleton	plain	async,fallible,aliased	Cache	tests/expand/start_up.rs	15	connect=async-fn 1	spare=owned 1
connection	factory	plain	async,fallible,aliased	Connection	..	23	pool=shared 2
pool	singleton	plain	async,fallible,aliased	Pool	..	28	config=shared 3
config	singleton	plain	fallible	Config	..	33"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_6ee00899cfc76d3b as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `cache` | `&Cache` | singleton [`App::cache`](App::cache) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(cache: &Cache) -> String {
        format!("{} {}", cache.0.len(), cache.0[0].0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = hello(::hardwire::bounds::same(&app.cache)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
