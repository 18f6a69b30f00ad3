use axum::Router;
use axum::extract::State;
use axum::routing::any;
struct Db(&'static str);

struct Report<'db>(&'db Db, usize);

struct Limit(usize);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`db`](App::db) | singleton | `Db` |  |
 | [`limit`](App::limit) | request value | `Limit` | [`db`](App::db) |
 | [`length`](App::length) | factory | `usize` | [`db`](App::db) |
 | [`report`](App::report) | factory | `Report` | [`db`](App::db), [`limit`](App::limit), argument `more` |*/
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
        Db("seven")
    }
    ///Provides `Limit`.
    pub(crate) fn limit(db: &Db) -> Result<Limit, std::num::ParseIntError> {
        db.0.len().to_string().parse().map(Limit)
    }
    ///Provides `usize`.
    pub(crate) async fn length(db: &Db) -> usize {
        db.0.len()
    }
    ///Provides `Report`.
    pub(crate) fn report<'db>(db: &'db Db, limit: &Limit, more: usize) -> Report<'db> {
        Report(db, limit.0 + more)
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<usize>::TYPE.is_a_value();
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned_report<'db>(_: Report<'db>) {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Report<'db>>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Limit {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for usize {}
    #[doc(hidden)]
    impl<'db> ::hardwire::bounds::OneSpellingPerType<App> for Report<'db> {}
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
singleton	db	Db	tests/expand/task.rs:15
request	limit	Limit	fallible	tests/expand/task.rs:20
	db	shared	0
factory	length	usize	async	tests/expand/task.rs:25
	db	shared	0
factory	report	Report	tests/expand/task.rs:30
	db	shared	0
	limit	shared	1
	more	argument	usize
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_318ca6110364d8c8 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "318ca6110364d8c8" {
        r"hardwire 0.1.0
App
db	singleton	plain		Db	tests/expand/task.rs	15
limit	request	plain	fallible	Limit	..	20	db=& 0
length	factory	plain	async	usize	..	25	db=& 0
report	factory	plain	borrows	Report	..	30	db:lends=& 0	limit=& 1	more=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_318ca6110364d8c8 as App;
/// Runs at night.
///
/** # Dependencies

 | parameter | type | source | may fail with |
 |---|---|---|---|
 | `start` | `usize` | argument of the task |  |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `report` | `impl Fn(…) -> Report` | factory [`App::report`](App::report) | error of `limit` |
 | `_` | `(usize, impl Write + Send)` | argument of the task |  |*/
pub(crate) async fn nightly<'app: 'db, 'db>(
    app: &'app App,
    start: usize,
    value: (usize, impl std::fmt::Write + Send),
) -> Result<&'db str, Box<dyn std::error::Error>> {
    async fn nightly<'db>(
        start: usize,
        db: &'db Db,
        report: impl Fn(usize) -> Report<'db>,
        (times, mut to): (usize, impl std::fmt::Write + Send),
    ) -> Result<&'db str, Box<dyn std::error::Error>> {
        for time in start..times {
            let Report(db, limit) = report(time);
            write!(to, "{} {limit} ", db.0)?;
        }
        Ok(db.0)
    }
    let limit = match App::limit(&app.db) {
        ::core::result::Result::Ok(limit) => limit,
        ::core::result::Result::Err(error) => {
            return ::core::result::Result::Err(::core::convert::From::from(error));
        }
    };
    nightly(
            start,
            ::hardwire::bounds::same(&app.db),
            |more| App::report(&app.db, &limit, more),
            value,
        )
        .await
}

/** # Dependencies

 | parameter | type | source | may fail with |
 |---|---|---|---|
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `length` | `impl AsyncFn(…) -> usize` | factory [`App::length`](App::length) |  |*/
async fn slowly(app: &App) -> usize {
    async fn slowly(db: &Db, length: impl AsyncFn() -> usize) -> usize {
        db.0.len() + length().await
    }
    slowly(
            ::hardwire::bounds::same(&app.db),
            {
                let app = ::core::clone::Clone::clone(app);
                async move || App::length(&app.db).await
            },
        )
        .await
}

async fn both(State(app): State<App>) -> String {
    let mut text = String::new();
    let last = nightly(&app, 1, (3, &mut text)).await.unwrap().to_owned();
    text + &last + &slowly(&app).await.to_string()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(both)).with_state(app)
}
