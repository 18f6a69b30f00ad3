use axum::Router;
use axum::routing::any;
struct Config(&'static str);

struct Client(&'static str);

struct Agent {
    client: Client,
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`config`](App::config) | singleton | `Config` |  |
 | [`client`](App::client) | factory | `Client` | [`config`](App::config) |
 | [`agent`](App::agent) | request value | `Agent` | [`client`](App::client) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
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
        ::hardwire::__private::debug_names(formatter, "App", &["config"])
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
    pub(crate) fn config() -> Config {
        Config("config")
    }
    ///Provides `Client`.
    pub(crate) fn client(config: &Config) -> Client {
        Client(config.0)
    }
    ///Provides `Agent`.
    pub(crate) fn agent(client: Client) -> Agent {
        Agent { client }
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Client>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Agent>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Client {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Agent {}
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
    config: ::core::option::Option<Config>,
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
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { config: config }).held()
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
singleton	config	Config	tests/expand/factory_by_value.rs:14
factory	client	Client	tests/expand/factory_by_value.rs:19
	config	shared	0
request	agent	Agent	tests/expand/factory_by_value.rs:24
	client	owned	1
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_569ccea2d8d1754a {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "569ccea2d8d1754a" {
        r"hardwire 0.1.0
App
config	singleton	plain		Config	tests/expand/factory_by_value.rs	14
client	factory	plain		Client	..	19	config=& 0
agent	request	plain		Agent	..	24	client=own 1"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_569ccea2d8d1754a as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `one` | `Client` | factory [`App::client`](App::client) |  |
 | `other` | `Client` | factory [`App::client`](App::client) |  |
 | `agent` | `&Agent` | request value [`App::agent`](App::agent) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(one: Client, other: Client, agent: &Agent) -> String {
        format!("{} {} {}", one.0, other.0, agent.client.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let client = App::client(&app.config);
        let client_2 = App::client(&app.config);
        let client_3 = App::client(&app.config);
        let agent = App::agent(client_3);
        let returned = hello(client, client_2, ::hardwire::bounds::same(&agent)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
