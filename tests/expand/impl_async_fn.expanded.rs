use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct Config(&'static str);

struct User(&'static str);

struct Answer(String);

///
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `config` | singleton | `Config` |  |
/// | `user` | request | `User` |  |
/// | `answer` | factory | `Answer` | `config`, `user`, `HeaderMap`, the argument `ask` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
)]
pub(crate) struct AppSingletons {
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
    reason = "what a provider takes and returns is its wiring"
)]
impl App {
    ///Provides what a handler of `App` asks for as `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
    ///Provides what a handler of `App` asks for as `User`.
    pub(crate) fn user() -> User {
        User("user")
    }
    ///Provides what a handler of `App` asks for as `Answer`.
    pub(crate) async fn answer(
        config: &Config,
        user: &User,
        headers: &HeaderMap,
        ask: &str,
    ) -> Result<Answer, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Answer(format!("{} {} {name:?} {ask}", config.0, user.0)))
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Answer {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Config>);
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
    pub(crate) async fn build() -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder().build().await
    }
    /// Begins a build to which some singletons are given.
    pub(crate) fn builder() -> AppBuilder {
        AppBuilder {
            config: ::core::option::Option::None,
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
    config: ::core::option::Option<Config>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl AppBuilder {
    ///Gives `config`, so that its provider does not run.
    pub(crate) fn config(mut self, config: Config) -> Self {
        self.config = ::core::option::Option::Some(config);
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
        let config = match self.config {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::config(),
        };
        ::core::result::Result::Ok(
            App({
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { config: config }).held()
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
singleton	config	Config	tests/expand/impl_async_fn.rs:13
request	user	User	tests/expand/impl_async_fn.rs:18
factory	answer	Answer	async	fallible	tests/expand/impl_async_fn.rs:23
	config	shared	0
	user	shared	1
	headers	request	HeaderMap
	ask	argument	str
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_7cd8f951a7f2f0c0 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "7cd8f951a7f2f0c0" {
        r"hardwire 0.1.0
App
config	singleton	plain		Config	tests/expand/impl_async_fn.rs	13
user	request	plain		User	..	18
answer	factory	plain	async,fallible	Answer	..	23	config=& 0	user=& 1	headers=head HeaderMap	ask=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_7cd8f951a7f2f0c0 as App;
/// # Wiring
///
/// * `user`: the request's `App::user`
/// * `answer`: the factory `App::answer`
fn hello(
    ::hardwire::wired::headers::State(
        app,
        headers,
    ): ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        user: &User,
        answer: impl AsyncFn(&str) -> Result<Answer, StatusCode>,
    ) -> Result<String, StatusCode> {
        let (one, other) = (answer("one").await?, answer("other").await?);
        Ok(format!("{} {} {}", user.0, one.0, other.0))
    }
    async move {
        let user = ::std::sync::Arc::new(App::user());
        {
            let returned = hello(
                    ::hardwire::bounds::same(&*user),
                    {
                        let app = ::core::clone::Clone::clone(&app);
                        let user = ::core::clone::Clone::clone(&user);
                        let headers = ::core::clone::Clone::clone(&headers);
                        async move |ask| {
                            App::answer(&app.config, &*user, &headers, ask).await
                        }
                    },
                )
                .await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
