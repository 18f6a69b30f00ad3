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
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `config` | input | `Config` |  |
/// | `store` | singleton | `dyn Store` | `config`, `memory`, `disk` |
/// | `memory` | factory | `Memory` |  |
/// | `disk` | factory | `Disk` | the argument `path` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
)]
pub(crate) struct AppSingletons {
    ///What `App::store` provides.
    pub(crate) store: Arc<dyn Store>,
    ///What `App::config` provides.
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
    reason = "what a provider takes and returns is its wiring"
)]
impl App {
    ///Provides what a handler of `App` asks for as `dyn Store`.
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
    ///Provides what a handler of `App` asks for as `Memory`.
    pub(crate) fn memory() -> Memory {
        Memory
    }
    ///Provides what a handler of `App` asks for as `Disk`.
    pub(crate) async fn disk(path: &str) -> Result<Disk, std::io::Error> {
        match path {
            "" => Err(std::io::ErrorKind::NotFound.into()),
            _ => Ok(Disk),
        }
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Memory>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
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
    reason = "a program builds its container in one of two ways"
)]
impl App {
    /// Builds every singleton, each after what it depends on.
    ///
    /// # Errors
    ///
    /// The first singleton that cannot be built.
    pub(crate) async fn build(
        config: Config,
    ) -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder(config).build().await
    }
    /// Begins a build to which some singletons are given.
    pub(crate) fn builder(config: Config) -> AppBuilder {
        AppBuilder {
            config,
            store: ::core::option::Option::None,
        }
    }
    /// Waits for the teardowns of requests that are not over, as long as they may take, and
    /// tears down the singletons, the last one that was built first.
    ///
    /// It does so once, and whoever calls it learns how it went.
    ///
    /// # Errors
    ///
    /// If a teardown goes wrong, or a request is not over in time.
    pub(crate) async fn shutdown(
        &self,
    ) -> ::core::result::Result<(), ::hardwire::ShutdownError> {
        ::core::future::ready(::core::result::Result::Ok(())).await
    }
}

///Builds [`App`]: a singleton that is given is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub(crate) struct AppBuilder {
    config: Config,
    store: ::core::option::Option<Arc<dyn Store>>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl AppBuilder {
    ///Gives `store`, so that its provider does not run.
    pub(crate) fn store(mut self, store: Arc<dyn Store>) -> Self {
        self.store = ::core::option::Option::Some(store);
        self
    }
    /// Builds every singleton that was not given, each after what it depends on.
    ///
    /// # Errors
    ///
    /// The first singleton that cannot be built.
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

#[allow(dead_code, reason = "a program need not look at its graph")]
impl App {
    ///What provides what in [`App`].
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
/// # Wiring
///
/// * `store`: the singleton `App::store`
fn name(
    ::hardwire::wired::alone::State(app): ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn name(store: &dyn Store) -> &'static str {
        store.name()
    }
    async move {
        {
            let returned = name(::hardwire::bounds::same(&*app.store)).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build(Config("memory")).await.unwrap();
    Router::new().route("/", any(name)).with_state(app)
}
