use std::sync::Arc;
use axum::Router;
use axum::routing::any;
trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Memory;

struct Disk;

struct Config(&'static str);

impl Store for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }
}

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | `config` | input | `Config` |  |
 | [`store`](App::store) | singleton | `dyn Store` | `config`, [`memory`](App::memory), [`disk`](App::disk) |
 | [`memory`](App::memory) | factory | `Memory` |  |
 | [`disk`](App::disk) | factory | `Disk` | argument `path` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::store`.
    pub(crate) store: Arc<dyn Store>,
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
        ::hardwire::__private::debug_names(formatter, "App", &["config", "store"])
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
    ///Provides `dyn Store`.
    pub(crate) async fn store(
        config: &Config,
        memory: impl Fn() -> Memory,
        disk: impl AsyncFn(&str) -> Result<Disk, std::io::Error>,
    ) -> Result<Arc<dyn Store>, std::io::Error> {
        match config.0 {
            "memory" => Ok(Arc::new(memory())),
            path => Ok(Arc::new(disk(path).await?)),
        }
    }
    ///Provides `Memory`.
    pub(crate) fn memory() -> Memory {
        Memory
    }
    ///Provides `Disk`.
    pub(crate) async fn disk(path: &str) -> Result<Disk, std::io::Error> {
        match path {
            "" => Err(std::io::ErrorKind::NotFound.into()),
            _ => Ok(Disk),
        }
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Memory>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for dyn Store {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Arc<dyn Store> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Memory {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Disk {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Config>,
        ::hardwire::bounds::SingletonOf<Arc<dyn Store>>,
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
    pub(crate) async fn build(
        config: Config,
    ) -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder(config).build().await
    }
    /// Creates a builder, which can replace singletons.
    pub(crate) fn builder(config: Config) -> AppBuilder {
        AppBuilder {
            config,
            store: ::core::option::Option::None,
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
    config: Config,
    store: ::core::option::Option<Arc<dyn Store>>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `store`. Its provider then does not run.
    pub(crate) fn store(mut self, store: Arc<dyn Store>) -> Self {
        self.store = ::core::option::Option::Some(store);
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
        let config = self.config;
        let store = match self.store {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                match App::store(
                        &config,
                        || App::memory(),
                        async |path| App::disk(path).await,
                    )
                    .await
                {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "store",
                                &["App", "store"],
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
                        config: config,
                        store: store,
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
input	config	Config	tests/expand/selector.rs:32
singleton	store	dyn Store	async	fallible	tests/expand/selector.rs:35
	config	shared	0
	memory	callable	2
	disk	async callable	3
factory	memory	Memory	tests/expand/selector.rs:47
factory	disk	Disk	async	fallible	tests/expand/selector.rs:52
	path	argument	str
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_68678f616259d525 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "68678f616259d525" {
        r"hardwire 0.1.0
App
config	input	plain		Config	tests/expand/selector.rs	32
store	singleton	arc	async,fallible	dyn Store	..	35	config=& 0	memory=fn 2	disk=async-fn 3
memory	factory	plain		Memory	..	47
disk	factory	plain	async,fallible	Disk	..	52	path=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_68678f616259d525 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `store` | `&dyn Store` | singleton [`App::store`](App::store) |  |*/
fn name(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn name(store: &dyn Store) -> &'static str {
        store.name()
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = name(::hardwire::bounds::same(&*app.store)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build(Config("memory")).await.unwrap();
    Router::new().route("/", any(name)).with_state(app)
}
