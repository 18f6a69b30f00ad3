use axum::Router;
use axum::extract::State;
use axum::routing::any;
struct Db(&'static str);

struct Report<'db>(&'db Db, usize);

struct Limit(usize);

///
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `db` | singleton | `Db` |  |
/// | `limit` | request | `Limit` | `db` |
/// | `length` | factory | `usize` | `db` |
/// | `report` | factory | `Report` | `db`, `limit`, the argument `more` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
)]
pub(crate) struct AppSingletons {
    ///What `App::db` provides.
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
    reason = "what a provider takes and returns is its wiring"
)]
impl App {
    ///Provides what a handler of `App` asks for as `Db`.
    pub(crate) fn db() -> Db {
        Db("seven")
    }
    ///Provides what a handler of `App` asks for as `Limit`.
    pub(crate) fn limit(db: &Db) -> Result<Limit, std::num::ParseIntError> {
        db.0.len().to_string().parse().map(Limit)
    }
    ///Provides what a handler of `App` asks for as `usize`.
    pub(crate) async fn length(db: &Db) -> usize {
        db.0.len()
    }
    ///Provides what a handler of `App` asks for as `Report`.
    pub(crate) fn report<'db>(db: &'db Db, limit: &Limit, more: usize) -> Report<'db> {
        Report(db, limit.0 + more)
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<usize>::TYPE.is_a_value();
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned_report<'db>(_: Report<'db>) {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Report<'db>>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
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
            db: ::core::option::Option::None,
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
    db: ::core::option::Option<Db>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl AppBuilder {
    ///Gives `db`, so that its provider does not run.
    pub(crate) fn db(mut self, db: Db) -> Self {
        self.db = ::core::option::Option::Some(db);
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
        let db = match self.db {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::db(),
        };
        ::core::result::Result::Ok(
            App({
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { db: db }).held()
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
/// # Wiring
///
/// * `start`: given by the caller
/// * `db`: the singleton `App::db`
/// * `report`: the factory `App::report`
/// * `value`: given by the caller
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

/// # Wiring
///
/// * `db`: the singleton `App::db`
/// * `length`: the factory `App::length`
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
