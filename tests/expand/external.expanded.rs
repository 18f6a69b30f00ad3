use axum::Router;
use axum::routing::any;
struct Url(&'static str);

struct Db(String);

struct Mail;

struct Cache(String);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | `url` | input | `Url` |  |
 | [`db`](App::db) | singleton | `Db` | `url` |
 | [`mail_server`](App::mail_server) | singleton | `Mail` |  |
 | [`cache`](App::cache) | singleton | `Cache` | [`db`](App::db) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::cache`.
    pub(crate) cache: Cache,
    ///The value of `App::db`.
    pub(crate) db: Db,
    ///The value of `App::mail_server`.
    pub(crate) mail_server: Mail,
    ///The value of `App::url`.
    pub(crate) url: Url,
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
            &["url", "db", "mail_server", "cache"],
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
    ///Provides `Db`.
    pub(crate) async fn db(url: &Url) -> Result<Db, std::io::Error> {
        Err(std::io::Error::other(url.0))
    }
    ///Provides `Mail`.
    pub(crate) fn mail_server() -> Mail {
        Mail
    }
    ///Provides `Cache`.
    pub(crate) fn cache(db: &Db) -> Cache {
        Cache(format!("cache of {}", db.0))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Url>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Mail>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Cache>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Url {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Mail {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Cache {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Url>,
        ::hardwire::bounds::SingletonOf<Db>,
        ::hardwire::bounds::SingletonOf<Mail>,
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
    pub(crate) async fn build(
        url: Url,
    ) -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder(url).build().await
    }
    /// Creates a builder, which can replace singletons.
    pub(crate) fn builder(url: Url) -> AppBuilder {
        AppBuilder {
            url,
            db: ::core::option::Option::None,
            mail_server: ::core::option::Option::None,
            cache: ::core::option::Option::None,
            __externals: ::core::marker::PhantomData,
        }
    }
    ///Creates a builder for a test. It builds only if all external singletons are set: `db`, `mail_server`.
    pub(crate) fn test_builder(
        url: Url,
    ) -> AppBuilder<::hardwire::__private::Missing, ::hardwire::__private::Missing> {
        AppBuilder {
            url,
            db: ::core::option::Option::None,
            mail_server: ::core::option::Option::None,
            cache: ::core::option::Option::None,
            __externals: ::core::marker::PhantomData,
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
pub(crate) struct AppBuilder<
    GivenDb = ::hardwire::__private::Given,
    GivenMailServer = ::hardwire::__private::Given,
> {
    url: Url,
    db: ::core::option::Option<Db>,
    mail_server: ::core::option::Option<Mail>,
    cache: ::core::option::Option<Cache>,
    __externals: ::core::marker::PhantomData<(GivenDb, GivenMailServer)>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl<GivenDb, GivenMailServer> AppBuilder<GivenDb, GivenMailServer> {
    ///Sets `db`. Its provider then does not run.
    pub(crate) fn db(
        mut self,
        db: Db,
    ) -> AppBuilder<::hardwire::__private::Given, GivenMailServer> {
        self.db = ::core::option::Option::Some(db);
        AppBuilder {
            url: self.url,
            db: self.db,
            mail_server: self.mail_server,
            cache: self.cache,
            __externals: ::core::marker::PhantomData,
        }
    }
    ///Sets `mail_server`. Its provider then does not run.
    pub(crate) fn mail_server(
        mut self,
        mail_server: Mail,
    ) -> AppBuilder<GivenDb, ::hardwire::__private::Given> {
        self.mail_server = ::core::option::Option::Some(mail_server);
        AppBuilder {
            url: self.url,
            db: self.db,
            mail_server: self.mail_server,
            cache: self.cache,
            __externals: ::core::marker::PhantomData,
        }
    }
    ///Sets `cache`. Its provider then does not run.
    pub(crate) fn cache(mut self, cache: Cache) -> Self {
        self.cache = ::core::option::Option::Some(cache);
        self
    }
}

#[allow(dead_code, reason = "a program builds its container in one of two ways")]
impl AppBuilder {
    /// Builds all singletons that are not set, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        let url = self.url;
        let mail_server = match self.mail_server {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::mail_server(),
        };
        let db = match self.db {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                match App::db(&url).await {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "db",
                                &["App", "cache", "db"],
                                ::hardwire::__private::StartUpError::boxed(error),
                            ),
                        );
                    }
                }
            }
        };
        let cache = match self.cache {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::cache(&db),
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {
                        url: url,
                        db: db,
                        mail_server: mail_server,
                        cache: cache,
                    })
                    .held()
            }),
        )
    }
}

#[allow(dead_code, unreachable_pub, reason = "it exists for its errors only")]
const _: () = {
    #[allow(non_camel_case_types, reason = "a message shows the name of the singleton")]
    pub mod external {
        pub struct db;
        pub struct mail_server;
    }
    pub struct Unfinished<GivenDb, GivenMailServer>(
        ::core::marker::PhantomData<(GivenDb, GivenMailServer)>,
    );
    impl<GivenDb, GivenMailServer> Unfinished<GivenDb, GivenMailServer> {
        #[doc(hidden)]
        pub fn build(
            &self,
        ) -> ::core::future::Ready<::core::result::Result<App, ::hardwire::BuildError>>
        where
            GivenDb: ::hardwire::bounds::IsGiven<App, external::db>,
            GivenMailServer: ::hardwire::bounds::IsGiven<App, external::mail_server>,
        {
            ::core::unreachable!()
        }
    }
    #[doc(hidden)]
    impl<GivenDb, GivenMailServer> ::core::ops::Deref
    for AppBuilder<GivenDb, GivenMailServer> {
        type Target = Unfinished<GivenDb, GivenMailServer>;
        fn deref(&self) -> &Unfinished<GivenDb, GivenMailServer> {
            &Unfinished(::core::marker::PhantomData)
        }
    }
};

#[allow(dead_code, reason = "a program may not use its graph")]
impl App {
    ///The dependency graph of [`App`].
    pub(crate) const GRAPH: &'static ::hardwire::Graph = {
        static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
            "App",
            r"
input	url	Url	tests/expand/external.rs:13
singleton	db	Db	async	fallible	tests/expand/external.rs:16
	url	shared	0
singleton	mail_server	Mail	tests/expand/external.rs:21
singleton	cache	Cache	tests/expand/external.rs:26
	db	shared	1
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_5dfb620c0ce57747 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "5dfb620c0ce57747" {
        r"hardwire 0.1.0
App
url	input	plain		Url	tests/expand/external.rs	13
db	singleton	plain	async,fallible	Db	..	16	url=shared 0
mail_server	singleton	plain		Mail	..	21
cache	singleton	plain		Cache	..	26	db=shared 1"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_5dfb620c0ce57747 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `cache` | `&Cache` | singleton [`App::cache`](App::cache) |  |
 | `mail` | `&Mail` | singleton [`App::mail_server`](App::mail_server) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(cache: &Cache, mail: &Mail) -> String {
        let Mail = mail;
        cache.0.clone()
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = hello(
                ::hardwire::bounds::same(&app.cache),
                ::hardwire::bounds::same(&app.mail_server),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let builder = App::test_builder(Url("nowhere")).mail_server(Mail);
    let app = builder.db(Db("db".to_owned())).build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
