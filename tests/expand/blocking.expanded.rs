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
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`config`](App::config) | singleton | `Config` |  |
 | [`index`](App::index) | singleton | `Index` | [`config`](App::config) |
 | [`user`](App::user) | request value | `User` | `HeaderMap` |
 | [`report`](App::report) | request value | `Report` | [`index`](App::index), [`user`](App::user), `HeaderMap` |
 | [`hash`](App::hash) | factory | `Hash` | [`user`](App::user) |
 | [`page`](App::page) | factory | `Page` | [`config`](App::config), argument `number` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::index`.
    pub(crate) index: Index,
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
    reason = "the signature of a provider declares its dependencies"
)]
impl App {
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
    ///Provides `Index`.
    pub(crate) fn index(config: &Config) -> Result<Index, std::io::Error> {
        Ok(Index(format!("index of {}", config.0)))
    }
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> User {
        User(format!("{:?}", headers["x-name"]))
    }
    ///Provides `Report`.
    pub(crate) fn report(index: &Index, user: &User, headers: &HeaderMap) -> Report {
        Report(format!("{} for {} {}", index.0, user.0, headers.len()))
    }
    ///Provides `Hash`.
    pub(crate) fn hash(user: User) -> Hash {
        Hash(user.0)
    }
    ///Provides `Page`.
    pub(crate) fn page(config: &Config, number: usize) -> Page {
        Page(format!("{number} {}", config.0))
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Hash>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Page>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
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
            index: ::core::option::Option::None,
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
    index: ::core::option::Option<Index>,
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
    ///Sets `index`. Its provider then does not run.
    pub(crate) fn index(mut self, index: Index) -> Self {
        self.index = ::core::option::Option::Some(index);
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
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
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

#[allow(dead_code, reason = "a program may not use its graph")]
impl App {
    ///The dependency graph of [`App`].
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
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `&Report` | request value [`App::report`](App::report) |  |
 | `hash` | `Hash` | factory [`App::hash`](App::hash) |  |
 | `user` | `&User` | request value [`App::user`](App::user) |  |
 | `page` | `impl AsyncFn(…) -> Page` | factory [`App::page`](App::page) |  |*/
fn show(
    state: ::hardwire::wired::headers::State<App>,
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
    let ::hardwire::wired::headers::State(app, headers) = state;
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

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(show)).with_state(app)
}
