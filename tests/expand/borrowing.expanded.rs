use axum::Router;
use axum::routing::any;
struct Db(&'static str);

struct Repo<'a>(&'a Db);

struct Query<'a> {
    repo: &'a Repo<'a>,
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`db`](App::db) | singleton | `Db` |  |
 | [`repo`](App::repo) | request value | `Repo` | [`db`](App::db) |
 | [`query`](App::query) | request value | `Query` | [`repo`](App::repo) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::db`.
    pub(crate) db: Db,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &["db"])
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
    pub(crate) fn db() -> Db {
        Db("db")
    }
    ///Provides `Repo`.
    pub(crate) fn repo(db: &Db) -> Repo<'_> {
        Repo(db)
    }
    ///Provides `Query`.
    pub(crate) fn query<'a>(repo: &'a Repo<'a>) -> Query<'a> {
        Query { repo }
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Repo<'_>>::TYPE.is_a_value();
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned_query<'a>(_: Query<'a>) {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Query<'a>>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Repo<'_> {}
    #[doc(hidden)]
    impl<'a> ::hardwire::bounds::OneSpellingPerType<App> for Query<'a> {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Db>);
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
            db: ::core::option::Option::None,
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
    db: ::core::option::Option<Db>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `db`. Its provider then does not run.
    pub(crate) fn db(mut self, db: Db) -> Self {
        self.db = ::core::option::Option::Some(db);
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
        let db = match self.db {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::db(),
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { db: db }).held()
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
singleton	db	Db	tests/expand/borrowing.rs:14
request	repo	Repo	tests/expand/borrowing.rs:19
	db	shared	0
request	query	Query	tests/expand/borrowing.rs:24
	repo	shared	1
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_08dd0dae4b8e464b {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "08dd0dae4b8e464b" {
        r"hardwire 0.1.0
App
db	singleton	plain		Db	tests/expand/borrowing.rs	14
repo	request	plain	borrows	Repo	..	19	db:lends=& 0
query	request	plain	borrows	Query	..	24	repo:lends=& 1"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_08dd0dae4b8e464b as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `repo` | `&Repo` | request value [`App::repo`](App::repo) |  |
 | `query` | `&Query` | request value [`App::query`](App::query) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(repo: &Repo<'_>, query: &Query<'_>) -> String {
        format!("{} {}", repo.0.0, query.repo.0.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let repo = App::repo(&app.db);
        let query = App::query(&repo);
        let returned = hello(
                ::hardwire::bounds::same(&repo),
                ::hardwire::bounds::same(&query),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
