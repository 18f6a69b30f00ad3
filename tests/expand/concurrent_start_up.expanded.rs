use std::io;
use axum::Router;
use axum::routing::any;
struct Config(&'static str);

struct Db(String);

struct Cache(String);

struct Connection(String);

struct Search(usize);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`search`](App::search) | singleton | `Search` | [`db`](App::db), [`cache`](App::cache) |
 | [`config`](App::config) | singleton | `Config` |  |
 | [`db`](App::db) | singleton | `Db` | [`connection`](App::connection) |
 | [`cache`](App::cache) | singleton | `Cache` | [`config`](App::config) |
 | [`connection`](App::connection) | factory | `Connection` | [`config`](App::config) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::search`.
    pub(crate) search: Search,
    ///The value of `App::cache`.
    pub(crate) cache: Cache,
    ///The value of `App::db`.
    pub(crate) db: Db,
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
            &["search", "config", "db", "cache"],
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
    ///Provides `Search`.
    pub(crate) async fn search(db: &Db, cache: &Cache) -> Search {
        Search(db.0.len() + cache.0.len())
    }
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
    ///Provides `Db`.
    pub(crate) async fn db(connection: Connection) -> Db {
        Db(format!("db of {}", connection.0))
    }
    ///Provides `Cache`.
    pub(crate) async fn cache(config: &Config) -> Cache {
        Cache(format!("cache of {}", config.0))
    }
    ///Provides `Connection`.
    pub(crate) async fn connection(config: &Config) -> io::Result<Connection> {
        Ok(Connection(format!("connection of {}", config.0)))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Search>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Cache>::TYPE.is_a_value();
        ::hardwire::bounds::returns_a_result::<io::Result<Connection>, Connection>();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Search {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Cache {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Connection {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Search>,
        ::hardwire::bounds::SingletonOf<Config>,
        ::hardwire::bounds::SingletonOf<Db>,
        ::hardwire::bounds::SingletonOf<Cache>,
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
            search: ::core::option::Option::None,
            config: ::core::option::Option::None,
            db: ::core::option::Option::None,
            cache: ::core::option::Option::None,
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
    search: ::core::option::Option<Search>,
    config: ::core::option::Option<Config>,
    db: ::core::option::Option<Db>,
    cache: ::core::option::Option<Cache>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `search`. Its provider then does not run.
    pub(crate) fn search(mut self, search: Search) -> Self {
        self.search = ::core::option::Option::Some(search);
        self
    }
    ///Sets `config`. Its provider then does not run.
    pub(crate) fn config(mut self, config: Config) -> Self {
        self.config = ::core::option::Option::Some(config);
        self
    }
    ///Sets `db`. Its provider then does not run.
    pub(crate) fn db(mut self, db: Db) -> Self {
        self.db = ::core::option::Option::Some(db);
        self
    }
    ///Sets `cache`. Its provider then does not run.
    pub(crate) fn cache(mut self, cache: Cache) -> Self {
        self.cache = ::core::option::Option::Some(cache);
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
            ::core::option::Option::None => App::config(),
        };
        let (db, cache) = match ::hardwire::__private::try_join(
                async {
                    let db = match self.db {
                        ::core::option::Option::Some(given) => given,
                        ::core::option::Option::None => {
                            let connection = match ::hardwire::__private::Outcome(
                                    App::connection(&config).await,
                                )
                                .result()
                            {
                                ::core::result::Result::Ok(connection) => connection,
                                ::core::result::Result::Err(error) => {
                                    return ::core::result::Result::Err(
                                        ::hardwire::__private::build_error(
                                            "connection",
                                            &["App", "search", "db", "connection"],
                                            ::hardwire::__private::StartUpError::boxed(error),
                                        ),
                                    );
                                }
                            };
                            App::db(connection).await
                        }
                    };
                    ::core::result::Result::Ok(db)
                },
                async {
                    let cache = match self.cache {
                        ::core::option::Option::Some(given) => given,
                        ::core::option::Option::None => App::cache(&config).await,
                    };
                    ::core::result::Result::Ok(cache)
                },
            )
            .await
        {
            ::core::result::Result::Ok(made) => made,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(error);
            }
        };
        let search = match self.search {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::search(&db, &cache).await,
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {
                        search: search,
                        config: config,
                        db: db,
                        cache: cache,
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
singleton	search	Search	async	tests/expand/concurrent_start_up.rs:16
	db	shared	2
	cache	shared	3
singleton	config	Config	tests/expand/concurrent_start_up.rs:21
singleton	db	Db	async	tests/expand/concurrent_start_up.rs:26
	connection	owned	4
singleton	cache	Cache	async	tests/expand/concurrent_start_up.rs:31
	config	shared	1
factory	connection	Connection	async	fallible	tests/expand/concurrent_start_up.rs:36
	config	shared	1
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_3cf8205daac7b5c6 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "3cf8205daac7b5c6" {
        r"hardwire 0.1.0
App
search	singleton	plain	async	Search	tests/expand/concurrent_start_up.rs	16	db=shared 2	cache=shared 3
config	singleton	plain		Config	..	21
db	singleton	plain	async	Db	..	26	connection=owned 4
cache	singleton	plain	async	Cache	..	31	config=shared 1
connection	factory	plain	async,fallible,aliased	Connection	..	36	config=shared 1"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_3cf8205daac7b5c6 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `search` | `&Search` | singleton [`App::search`](App::search) |  |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `cache` | `&Cache` | singleton [`App::cache`](App::cache) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(search: &Search, db: &Db, cache: &Cache) -> String {
        format!("{} {} {}", search.0, db.0, cache.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = hello(
                ::hardwire::bounds::same(&app.search),
                ::hardwire::bounds::same(&app.db),
                ::hardwire::bounds::same(&app.cache),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
