use std::sync::Arc;
use axum::Router;
use axum::routing::any;
trait Check: Send + Sync {
    fn state(&self) -> &'static str;
}

struct Disk;

struct Load;

impl Check for Disk {
    fn state(&self) -> &'static str {
        "disk"
    }
}

impl Check for Load {
    fn state(&self) -> &'static str {
        "load"
    }
}

struct Report(String);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`disk`](App::disk) | singleton | `Disk`, `dyn Check` |  |
 | [`load`](App::load) | request value | `Load`, `dyn Check` |  |
 | [`report`](App::report) | request value | `Report` | [`disk`](App::disk), [`load`](App::load) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::disk`.
    pub(crate) disk: Arc<Disk>,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &["disk"])
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
    ///Provides `Disk`.
    pub(crate) fn disk() -> Arc<Disk> {
        Arc::new(Disk)
    }
    ///Provides `Load`.
    pub(crate) fn load() -> Load {
        Load
    }
    ///Provides `Report`.
    pub(crate) fn report(checks: Vec<(&'static str, &dyn Check)>) -> Report {
        let states = checks
            .iter()
            .map(|(name, check)| format!("{name} {}", check.state()));
        Report(states.collect::<Vec<_>>().join(", "))
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value as this type")]
    pub(crate) fn __disk_as_0<'object>() -> ::hardwire::bounds::As<
        Disk,
        dyn Check + 'object,
        ::std::sync::Arc<Disk>,
        ::std::sync::Arc<dyn Check + 'object>,
    >
    where
        Disk: 'object,
    {
        ::hardwire::bounds::As {
            lend: |value| value,
            lend_mut: |value| value,
            hold: |value| value,
        }
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value as this type")]
    pub(crate) fn __load_as_0<'object>() -> ::hardwire::bounds::As<
        Load,
        dyn Check + 'object,
    >
    where
        Load: 'object,
    {
        ::hardwire::bounds::As {
            lend: |value| value,
            lend_mut: |value| value,
            hold: |value| value,
        }
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_report_0() -> ::hardwire::__private::Extracted<
        dyn Check,
    > {
        ::hardwire::__private::Extracted::new()
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Arc<Disk>>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Load>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Disk {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Arc<Disk> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for dyn Check {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Load {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Report {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Arc<Disk>>);
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
            disk: ::core::option::Option::None,
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
    disk: ::core::option::Option<Arc<Disk>>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `disk`. Its provider then does not run.
    pub(crate) fn disk(mut self, disk: Arc<Disk>) -> Self {
        self.disk = ::core::option::Option::Some(disk);
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
        let disk = match self.disk {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::disk(),
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { disk: disk }).held()
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
singleton	disk	Disk	as dyn Check	tests/expand/collection.rs:31
request	load	Load	as dyn Check	tests/expand/collection.rs:36
request	report	Report	tests/expand/collection.rs:41
	checks	collected	0 1
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_91ad579d683e0baa {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "91ad579d683e0baa" {
        r"hardwire 0.1.0
App
disk	singleton	arc		Disk	tests/expand/collection.rs	31	as dyn Check
load	request	plain		Load	..	36	as dyn Check
report	request	plain		Report	..	41	checks=all-named & 0 peeled as-0; & 1 as-0;"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_91ad579d683e0baa as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `Report` | request value [`App::report`](App::report) |  |
 | `checks` | `Vec<&dyn Check>` | singleton [`App::disk`](App::disk), request value [`App::load`](App::load) |  |
 | `disks` | `Vec<Arc<Disk>>` | singleton [`App::disk`](App::disk) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        report: Report,
        checks: Vec<&dyn Check>,
        disks: Vec<Arc<Disk>>,
    ) -> String {
        format!("{}; {} {}", report.0, checks.len(), disks[0].state())
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let load = App::load();
        let report = App::report(
            ::std::vec![
                ("disk", App::__disk_as_0().lend(& * app.disk)), ("load",
                App::__load_as_0().lend(& load))
            ],
        );
        let returned = hello(
                report,
                ::std::vec![
                    ::hardwire::bounds::same(App::__disk_as_0().lend(& * app.disk)),
                    ::hardwire::bounds::same(App::__load_as_0().lend(& load))
                ],
                ::std::vec![
                    ::hardwire::bounds::ClonedSingleton::clone(::hardwire::bounds::same(&
                    app.disk))
                ],
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
