use std::io;
use std::sync::Arc;
use std::time::Duration;
use axum::Router;
use axum::routing::any;
struct Pool(u32);

struct Cache(u32);

struct Mail(u32);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`pool`](App::pool) | singleton, with teardown | `Pool` |  |
 | [`cache`](App::cache) | singleton, with teardown | `Cache` | [`pool`](App::pool) |
 | [`mail`](App::mail) | singleton | `Mail` | [`cache`](App::cache) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::mail`.
    pub(crate) mail: Mail,
    ///The value of `App::cache`.
    pub(crate) cache: Arc<Cache>,
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
        ::hardwire::__private::debug_names(formatter, "App", &["pool", "cache", "mail"])
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
    pub(crate) async fn pool() -> io::Result<Pool> {
        Ok(Pool(1))
    }
    ///Provides `Cache`.
    pub(crate) fn cache(pool: &Pool) -> Arc<Cache> {
        Arc::new(Cache(pool.0))
    }
    ///Provides `Mail`.
    pub(crate) async fn mail(cache: Arc<Cache>) -> io::Result<Mail> {
        Ok(Mail(cache.0))
    }
    #[doc(hidden)]
    pub(crate) fn __end_of_pool<__Holder>(
        holder: __Holder,
        get: fn(&__Holder) -> &Pool,
    ) -> ::hardwire::__private::Ending
    where
        __Holder: ::core::marker::Send + ::core::marker::Sync + 'static,
    {
        ::hardwire::__private::SingletonTeardown::<
            Pool,
            _,
        >::end(Pool::close, holder, get)
    }
    #[doc(hidden)]
    pub(crate) fn __end_of_cache<__Holder>(
        holder: __Holder,
        get: fn(&__Holder) -> &Arc<Cache>,
    ) -> ::hardwire::__private::Ending
    where
        __Holder: ::core::marker::Send + ::core::marker::Sync + 'static,
    {
        #[allow(unused_imports, reason = "the teardown may take the whole value")]
        use ::hardwire::__private::EndSingleton as _;
        ::hardwire::__private::Whole::<Arc<Cache>, _>::new(Cache::flush)
            .or_inside()
            .end_singleton(holder, get)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::returns_a_result::<io::Result<Pool>, Pool>();
        ::hardwire::bounds::Returned::<Arc<Cache>>::TYPE.is_a_value();
        ::hardwire::bounds::returns_a_result::<io::Result<Mail>, Mail>();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Pool {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Cache {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Arc<Cache> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Mail {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Pool>,
        ::hardwire::bounds::SingletonOf<Arc<Cache>>,
        ::hardwire::bounds::SingletonOf<Mail>,
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
            pool: ::core::option::Option::None,
            cache: ::core::option::Option::None,
            mail: ::core::option::Option::None,
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
                [
                    ("pool", |app| App::__end_of_pool(app, |app: &App| &app.0.pool)),
                    ("cache", |app| App::__end_of_cache(app, |app: &App| &app.0.cache)),
                ],
            )
            .await
    }
}

///Builds [`App`]. A singleton that is set is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub(crate) struct AppBuilder {
    pool: ::core::option::Option<Pool>,
    cache: ::core::option::Option<Arc<Cache>>,
    mail: ::core::option::Option<Mail>,
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
    ///Sets `cache`. Its provider then does not run.
    pub(crate) fn cache(mut self, cache: Arc<Cache>) -> Self {
        self.cache = ::core::option::Option::Some(cache);
        self
    }
    ///Sets `mail`. Its provider then does not run.
    pub(crate) fn mail(mut self, mail: Mail) -> Self {
        self.mail = ::core::option::Option::Some(mail);
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
        let mut ends = ::hardwire::__private::Ends::of_build(
            ::hardwire::__private::Teardowns::new(Duration::from_secs(2)),
            (
                ::hardwire::__private::Slot::new(
                    "pool",
                    |value, _| App::__end_of_pool(value, |value: &Pool| value),
                ),
                ::hardwire::__private::Slot::new(
                    "cache",
                    |value, _| App::__end_of_cache(value, |value: &Arc<Cache>| value),
                ),
            ),
        );
        let returned = 'done: {
            let pool = match self.pool {
                ::core::option::Option::Some(given) => ends.slots.0.hold(given),
                ::core::option::Option::None => {
                    ends.slots
                        .0
                        .keep(
                            &ends.order,
                            match ::hardwire::__private::Outcome(App::pool().await)
                                .result()
                            {
                                ::core::result::Result::Ok(built) => built,
                                ::core::result::Result::Err(error) => {
                                    break 'done ::core::result::Result::Err(
                                        ::hardwire::__private::build_error(
                                            "pool",
                                            &["App", "mail", "cache", "pool"],
                                            ::hardwire::__private::StartUpError::boxed(error),
                                        ),
                                    );
                                }
                            },
                        )
                }
            };
            let cache = match self.cache {
                ::core::option::Option::Some(given) => ends.slots.1.hold(given),
                ::core::option::Option::None => {
                    ends.slots.1.keep(&ends.order, App::cache(&*pool))
                }
            };
            let mail = match self.mail {
                ::core::option::Option::Some(given) => given,
                ::core::option::Option::None => {
                    match ::hardwire::__private::Outcome(
                            App::mail(
                                    ::hardwire::bounds::ClonedSingleton::clone(&*cache),
                                )
                                .await,
                        )
                        .result()
                    {
                        ::core::result::Result::Ok(built) => built,
                        ::core::result::Result::Err(error) => {
                            break 'done ::core::result::Result::Err(
                                ::hardwire::__private::build_error(
                                    "mail",
                                    &["App", "mail"],
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
                            __ends: ends.built(),
                            pool: ends.slots.0.release(),
                            cache: ends.slots.1.release(),
                            mail: mail,
                        })
                        .held()
                }),
            )
        };
        ends.finish_build(returned).await
    }
}

#[allow(dead_code, reason = "a program may not use its graph")]
impl App {
    ///The dependency graph of [`App`].
    pub(crate) const GRAPH: &'static ::hardwire::Graph = {
        static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
            "App",
            r"
singleton	pool	Pool	async	fallible	teardown	tests/expand/shutdown.rs:16
singleton	cache	Cache	teardown	tests/expand/shutdown.rs:21
	pool	shared	0
singleton	mail	Mail	async	fallible	tests/expand/shutdown.rs:26
	cache	owned	1
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_475cda18f74dc68b {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "475cda18f74dc68b" {
        r"hardwire 0.1.0
App
pool	singleton	plain	async,fallible,teardown,aliased	Pool	tests/expand/shutdown.rs	16
cache	singleton	arc	teardown	Cache	..	21	pool=shared 0
mail	singleton	plain	async,fallible,aliased	Mail	..	26	cache=owned 1"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_475cda18f74dc68b as App;
impl Pool {
    async fn close(&self) -> io::Result<()> {
        let is_open = self.0 > 0;
        is_open.then_some(()).ok_or(io::ErrorKind::NotConnected.into())
    }
}

impl Cache {
    fn flush(&self) {
        assert!(self.0 > 0);
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `pool` | `&Pool` | singleton [`App::pool`](App::pool), with teardown |  |
 | `cache` | `&Cache` | singleton [`App::cache`](App::cache), with teardown |  |
 | `mail` | `&Mail` | singleton [`App::mail`](App::mail) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(pool: &Pool, cache: &Cache, mail: &Mail) -> String {
        format!("{} {} {}", pool.0, cache.0, mail.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = hello(
                ::hardwire::bounds::same(&app.pool),
                ::hardwire::bounds::same(&*app.cache),
                ::hardwire::bounds::same(&app.mail),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    app.shutdown().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
