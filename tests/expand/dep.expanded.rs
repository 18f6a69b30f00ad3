use axum::Router;
use axum::http::Uri;
use axum::routing::any;
#[derive(Clone)]
struct Db(&'static str);

struct Report(String);

///
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `primary` | singleton | `Db` |  |
/// | `replica` | singleton | `Db` |  |
/// | `has_query` | factory | `bool` | `Uri`, the argument `name` |
/// | `report` | request | `Report` | `replica`, `has_query` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
)]
pub(crate) struct AppSingletons {
    ///What `App::replica` provides.
    pub(crate) replica: Db,
    ///What `App::primary` provides.
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
    reason = "what a provider takes and returns is its wiring"
)]
impl App {
    ///Provides what a handler of `App` asks for as `Db`.
    pub(crate) fn primary() -> Db {
        Db("primary")
    }
    ///Provides what a handler of `App` asks for as `Db`.
    pub(crate) fn replica() -> Db {
        Db("replica")
    }
    ///Provides what a handler of `App` asks for as `bool`.
    pub(crate) fn has_query(uri: &Uri, name: &str) -> bool {
        uri.query().is_some_and(|query| query.contains(name))
    }
    ///Provides what a handler of `App` asks for as `Report`.
    pub(crate) fn report(db: &Db, is_paged: bool) -> Report {
        Report(format!("{} {is_paged}", db.0))
    }
    #[doc(hidden)]
    pub(crate) fn __apply_report_1(dependency_0: &Uri) -> bool {
        App::has_query(dependency_0, "page")
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<bool>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
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
            primary: ::core::option::Option::None,
            replica: ::core::option::Option::None,
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
    primary: ::core::option::Option<Db>,
    replica: ::core::option::Option<Db>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl AppBuilder {
    ///Gives `primary`, so that its provider does not run.
    pub(crate) fn primary(mut self, primary: Db) -> Self {
        self.primary = ::core::option::Option::Some(primary);
        self
    }
    ///Gives `replica`, so that its provider does not run.
    pub(crate) fn replica(mut self, replica: Db) -> Self {
        self.replica = ::core::option::Option::Some(replica);
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

#[allow(dead_code, reason = "a program need not look at its graph")]
impl App {
    ///What provides what in [`App`].
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
/// # Wiring
///
/// * `report`: the request's `App::report`
/// * `db`: the singleton `App::primary`
/// * `replica`: the singleton `App::replica`
/// * `found`: the factory `App::has_query`
fn hello(
    ::hardwire::wired::request::State(
        app,
        request,
    ): ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(report: Report, db: &Db, replica: Db, found: bool) -> String {
        format!("{} {} {} {found}", report.0, db.0, replica.0)
    }
    async move {
        let has_query = App::__apply_report_1(request.uri());
        let report = App::report(&app.replica, has_query);
        let has_query_2 = App::has_query(request.uri(), "missing");
        {
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
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
