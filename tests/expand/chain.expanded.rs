use axum::Router;
use axum::routing::any;
struct Config(&'static str);

struct Session(String);

struct User(String);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`user`](App::user) | request value | `User` | [`session`](App::session) |
 | [`session`](App::session) | request value | `Session` | [`config`](App::config) |
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
    ///Provides `User`.
    pub(crate) async fn user(session: &Session) -> User {
        User(format!("user of {}", session.0))
    }
    ///Provides `Session`.
    pub(crate) fn session(config: &Config) -> Session {
        Session(format!("session of {}", config.0))
    }
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Session>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Session {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
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
request	user	User	async	tests/expand/chain.rs:12
	session	shared	1
request	session	Session	tests/expand/chain.rs:17
	config	shared	2
singleton	config	Config	tests/expand/chain.rs:22
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_53bcf14d5bd087a2 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "53bcf14d5bd087a2" {
        r"hardwire 0.1.0
App
user	request	plain	async	User	tests/expand/chain.rs	12	session=& 1
session	request	plain		Session	..	17	config=& 2
config	singleton	plain		Config	..	22"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_53bcf14d5bd087a2 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(user: &User) -> String {
        user.0.clone()
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let session = App::session(&app.config);
        let user = App::user(&session).await;
        let returned = hello(::hardwire::bounds::same(&user)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
