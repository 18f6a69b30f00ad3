use axum::Router;
use axum::routing::get;
pub(crate) struct Clock(&'static str);

struct Config(&'static str);

#[cfg(not(test))]
struct Metrics;

pub(crate) enum Times {}

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
impl Times {
    ///Provides `Clock`.
    pub(crate) fn clock(config: &Config) -> Clock {
        Clock(config.0)
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Clock>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<Times> for Clock {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Clock>);
};

#[doc(hidden)]
impl<__App> ::hardwire::__private::Keeps<::hardwire::__private::N0, __App> for Times {
    type Kept = Clock;
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_Times_944921f58ad803d1 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::gather! { { { "hardwire 0.1.0" "944921f58ad803d1" Times
        whole("tests/expand/configured.rs" 23 #[singleton] fn clock(config : & Config) -> Clock
        {}) } } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_Times_944921f58ad803d1 as Times;
///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`config`](App::config) | singleton | `Config` |  |
 | [`twice`](App::twice) | factory | `String` | [`clock`](Times::clock), argument `mark` |

 ## Module `Times`

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`clock`](Times::clock) | singleton | `Clock` | [`config`](App::config) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `Times::clock`: `Clock`.
    pub(crate) clock: <Times as ::hardwire::__private::Keeps<
        ::hardwire::__private::N0,
        App,
    >>::Kept,
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
        ::hardwire::__private::debug_names(formatter, "App", &["clock", "config"])
    }
}

#[doc(hidden)]
impl ::hardwire::__private::Takes<::hardwire::__private::N0> for App {
    type Module = Times;
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
    pub(crate) fn config() -> Config {
        Config("fake")
    }
    ///Provides `String`.
    pub(crate) fn twice(clock: &Clock, mark: char) -> String {
        format!("{0}{mark}{0}{mark}", clock.0)
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<String>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for String {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Config>);
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
            clock: ::core::option::Option::None,
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
    clock: ::core::option::Option<
        <Times as ::hardwire::__private::Keeps<::hardwire::__private::N0, App>>::Kept,
    >,
    config: ::core::option::Option<Config>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `clock`: `Clock`. Its provider then does not run.
    pub(crate) fn clock(
        mut self,
        clock: <Times as ::hardwire::__private::Keeps<
            ::hardwire::__private::N0,
            App,
        >>::Kept,
    ) -> Self {
        self.clock = ::core::option::Option::Some(clock);
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
            ::core::option::Option::None => App::config(),
        };
        let clock = match self.clock {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                Times::clock(::hardwire::bounds::same(&config))
            }
        };
        ::core::result::Result::Ok(
            App(
                ::hardwire::__private::Held::new(AppSingletons {
                    clock: clock,
                    config: config,
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
singleton	clock	Clock	from Times	tests/expand/configured.rs:23
	config	shared	1
singleton	config	Config	tests/expand/configured.rs:31
factory	twice	String	tests/expand/configured.rs:43
	clock	shared	0
	mark	argument	char
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_895703f7883f8eb1 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "895703f7883f8eb1" {
        r"hardwire 0.1.0
App
clock	singleton	plain	module 0	Clock	tests/expand/configured.rs	23	config=& 1
config	singleton	plain		Config	..	31
twice	factory	plain		String	..	43	clock=& 0	mark=arg
cfg all(not(test), not(debug_assertions))	metrics	tests/expand/configured.rs	38	Metrics"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_895703f7883f8eb1 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `twice` | `impl Fn(…) -> String` | factory [`App::twice`](App::twice) |  |
 | `again` | `impl Fn(…) -> String` | factory [`App::twice`](App::twice) |  |*/
fn tell(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn tell(
        twice: impl Fn(char) -> String,
        again: impl Fn(char) -> String,
    ) -> String {
        twice('!') + &again('?')
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = tell(
                |mark| App::twice(::hardwire::bounds::same(&app.clock), mark),
                |mark| App::twice(::hardwire::bounds::same(&app.clock), mark),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", get(tell).post(tell)).with_state(app)
}
