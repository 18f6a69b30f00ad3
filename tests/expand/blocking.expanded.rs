use axum::Router;
use axum::http::HeaderMap;
use axum::routing::any;
struct Config(&'static str);

struct Index(String);

#[derive(Clone)]
struct User(String);

struct Report(String);

struct Hash(String);

struct Page(String);

///
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `config` | singleton | `Config` |  |
/// | `index` | singleton | `Index` | `config` |
/// | `user` | request | `User` | `HeaderMap` |
/// | `report` | request | `Report` | `index`, `user`, `HeaderMap` |
/// | `hash` | factory | `Hash` | `user` |
/// | `page` | factory | `Page` | `config`, the argument `number` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
)]
pub(crate) struct AppSingletons {
    ///What `App::index` provides.
    pub(crate) index: Index,
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
        ::hardwire::__private::debug_names(formatter, "App", &["config", "index"])
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
    ///Provides what a handler of `App` asks for as `Index`.
    pub(crate) fn index(config: &Config) -> Result<Index, std::io::Error> {
        Ok(Index(format!("index of {}", config.0)))
    }
    ///Provides what a handler of `App` asks for as `User`.
    pub(crate) fn user(headers: &HeaderMap) -> User {
        User(format!("{:?}", headers["x-name"]))
    }
    ///Provides what a handler of `App` asks for as `Report`.
    pub(crate) fn report(index: &Index, user: &User, headers: &HeaderMap) -> Report {
        Report(format!("{} for {} {}", index.0, user.0, headers.len()))
    }
    ///Provides what a handler of `App` asks for as `Hash`.
    pub(crate) fn hash(user: User) -> Hash {
        Hash(user.0)
    }
    ///Provides what a handler of `App` asks for as `Page`.
    pub(crate) fn page(config: &Config, number: usize) -> Page {
        Page(format!("{number} {}", config.0))
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Hash>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Page>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Index {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Report {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Hash {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Page {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Config>,
        ::hardwire::bounds::SingletonOf<Index>,
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
    pub(crate) async fn build() -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder().build().await
    }
    /// Begins a build to which some singletons are given.
    pub(crate) fn builder() -> AppBuilder {
        AppBuilder {
            config: ::core::option::Option::None,
            index: ::core::option::Option::None,
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
    index: ::core::option::Option<Index>,
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
    ///Gives `index`, so that its provider does not run.
    pub(crate) fn index(mut self, index: Index) -> Self {
        self.index = ::core::option::Option::Some(index);
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
        let config = ::hardwire::__private::Shared::new(
            match self.config {
                ::core::option::Option::Some(given) => given,
                ::core::option::Option::None => App::config(),
            },
        );
        let index = match self.index {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                match {
                    let config = ::core::clone::Clone::clone(&config);
                    ::hardwire::__private::blocking(move || App::index(&*config)).await
                } {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "index",
                                &["App", "report", "index"],
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
                        config: config.into_inner().await,
                        index: index,
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
singleton	config	Config	tests/expand/blocking.rs:21
singleton	index	Index	async	fallible	tests/expand/blocking.rs:26
	config	shared	0
request	user	User	tests/expand/blocking.rs:31
	headers	request	HeaderMap
request	report	Report	async	tests/expand/blocking.rs:36
	index	shared	1
	user	shared	2
	headers	request	HeaderMap
factory	hash	Hash	async	tests/expand/blocking.rs:41
	user	owned	2
factory	page	Page	async	tests/expand/blocking.rs:46
	config	shared	0
	number	argument	usize
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_321907a8a9501084 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "321907a8a9501084" {
        r"hardwire 0.1.0
App
config	singleton	plain		Config	tests/expand/blocking.rs	21
index	singleton	plain	async,blocking,fallible	Index	..	26	config=& 0
user	request	plain		User	..	31	headers=head HeaderMap
report	request	plain	async,blocking	Report	..	36	index=& 1	user=& 2	headers=head HeaderMap
hash	factory	plain	async,blocking	Hash	..	41	user=own 2
page	factory	plain	async,blocking	Page	..	46	config=& 0	number=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_321907a8a9501084 as App;
/// # Wiring
///
/// * `report`: the request's `App::report`
/// * `hash`: the factory `App::hash`
/// * `user`: the request's `App::user`
/// * `page`: the factory `App::page`
fn show(
    ::hardwire::wired::headers::State(
        app,
        headers,
    ): ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn show(
        report: &Report,
        hash: Hash,
        user: &User,
        page: impl AsyncFn(usize) -> Page,
    ) -> String {
        let page = page(7).await;
        format!("{} {} {} {}", report.0, hash.0, user.0, page.0)
    }
    async move {
        let user = ::std::sync::Arc::new(App::user(&headers));
        let report = {
            let app = ::core::clone::Clone::clone(&app);
            let user = ::core::clone::Clone::clone(&user);
            let headers = ::core::clone::Clone::clone(&headers);
            ::hardwire::__private::blocking(move || App::report(
                    &app.index,
                    &*user,
                    &headers,
                ))
                .await
        };
        let hash = {
            let user_2 = ::hardwire::bounds::Shareable::clone(&*user);
            ::hardwire::__private::blocking(move || App::hash(user_2)).await
        };
        {
            let returned = show(
                    ::hardwire::bounds::same(&report),
                    hash,
                    ::hardwire::bounds::same(&*user),
                    {
                        let app = ::core::clone::Clone::clone(&app);
                        async move |number| {
                            let app = ::core::clone::Clone::clone(&app);
                            ::hardwire::__private::blocking(move || App::page(
                                    &app.config,
                                    number,
                                ))
                                .await
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
    Router::new().route("/", any(show)).with_state(app)
}
