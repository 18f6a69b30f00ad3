use axum::Router;
use axum::http::Uri;
use axum::routing::any;
#[derive(Clone)]
struct Db(&'static str);

struct Report(String);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`primary`](App::primary) | singleton | `Db` |  |
 | [`replica`](App::replica) | singleton | `Db` |  |
 | [`has_query`](App::has_query) | factory | `bool` | `Uri`, argument `name` |
 | [`report`](App::report) | request value | `Report` | [`replica`](App::replica), [`has_query`](App::has_query) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::replica`.
    pub(crate) replica: Db,
    ///The value of `App::primary`.
    pub(crate) primary: Db,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &["primary", "replica"])
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
    pub(crate) fn primary() -> Db {
        Db("primary")
    }
    ///Provides `Db`.
    pub(crate) fn replica() -> Db {
        Db("replica")
    }
    ///Provides `bool`.
    pub(crate) fn has_query(uri: &Uri, name: &str) -> bool {
        uri.query().is_some_and(|query| query.contains(name))
    }
    ///Provides `Report`.
    pub(crate) fn report(db: &Db, is_paged: bool) -> Report {
        Report(format!("{} {is_paged}", db.0))
    }
    #[doc(hidden)]
    pub(crate) fn __apply_report_1(dependency_0: &Uri) -> bool {
        App::has_query(dependency_0, "page")
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<bool>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for bool {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Report {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Db>,
        ::hardwire::bounds::SingletonOf<Db>,
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
            primary: ::core::option::Option::None,
            replica: ::core::option::Option::None,
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
    primary: ::core::option::Option<Db>,
    replica: ::core::option::Option<Db>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `primary`. Its provider then does not run.
    pub(crate) fn primary(mut self, primary: Db) -> Self {
        self.primary = ::core::option::Option::Some(primary);
        self
    }
    ///Sets `replica`. Its provider then does not run.
    pub(crate) fn replica(mut self, replica: Db) -> Self {
        self.replica = ::core::option::Option::Some(replica);
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
        let primary = match self.primary {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::primary(),
        };
        let replica = match self.replica {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::replica(),
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {
                        primary: primary,
                        replica: replica,
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
singleton	primary	Db	tests/expand/dep.rs:13
singleton	replica	Db	tests/expand/dep.rs:18
factory	has_query	bool	tests/expand/dep.rs:23
	uri	request	Uri
	name	argument	str
request	report	Report	tests/expand/dep.rs:28
	db	shared	1
	is_paged	owned	2
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_c11d0dedd3947517 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "c11d0dedd3947517" {
        r"hardwire 0.1.0
App
primary	singleton	plain		Db	tests/expand/dep.rs	13
replica	singleton	plain		Db	..	18
has_query	factory	plain		bool	..	23	uri=head Uri	name=arg
report	request	plain		Report	..	28	db=& 1	is_paged=own 2 applied"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_c11d0dedd3947517 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `Report` | request value [`App::report`](App::report) |  |
 | `db` | `&Db` | singleton [`App::primary`](App::primary) |  |
 | `replica` | `Db` | singleton [`App::replica`](App::replica) |  |
 | `found` | `bool` | factory [`App::has_query`](App::has_query) |  |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(report: Report, db: &Db, replica: Db, found: bool) -> String {
        format!("{} {} {} {found}", report.0, db.0, replica.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let has_query = App::__apply_report_1(request.uri());
        let report = App::report(&app.replica, has_query);
        let has_query_2 = App::has_query(request.uri(), "missing");
        let returned = hello(
                report,
                ::hardwire::bounds::same(&app.primary),
                ::hardwire::bounds::ClonedSingleton::clone(
                    ::hardwire::bounds::same(&app.replica),
                ),
                has_query_2,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
