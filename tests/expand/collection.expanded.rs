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
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `disk` | singleton | `Disk`, `dyn Check` |  |
/// | `load` | request | `Load`, `dyn Check` |  |
/// | `report` | request | `Report` | `disk`, `load` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
)]
pub(crate) struct AppSingletons {
    ///What `App::disk` provides.
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
    reason = "what a provider takes and returns is its wiring"
)]
impl App {
    ///Provides what a handler of `App` asks for as `Disk`.
    pub(crate) fn disk() -> Arc<Disk> {
        Arc::new(Disk)
    }
    ///Provides what a handler of `App` asks for as `Load`.
    pub(crate) fn load() -> Load {
        Load
    }
    ///Provides what a handler of `App` asks for as `Report`.
    pub(crate) fn report(checks: Vec<(&'static str, &dyn Check)>) -> Report {
        let states = checks
            .iter()
            .map(|(name, check)| format!("{name} {}", check.state()));
        Report(states.collect::<Vec<_>>().join(", "))
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not need the value as this")]
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
    #[allow(dead_code, reason = "a program may not need the value as this")]
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
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Arc<Disk>>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Load>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
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
            disk: ::core::option::Option::None,
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
    disk: ::core::option::Option<Arc<Disk>>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl AppBuilder {
    ///Gives `disk`, so that its provider does not run.
    pub(crate) fn disk(mut self, disk: Arc<Disk>) -> Self {
        self.disk = ::core::option::Option::Some(disk);
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
        let disk = match self.disk {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::disk(),
        };
        ::core::result::Result::Ok(
            App({
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { disk: disk }).held()
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
/// # Wiring
///
/// * `report`: the request's `App::report`
/// * `checks`: the singleton `App::disk`, the request's `App::load`
/// * `disks`: the singleton `App::disk`
fn hello(
    ::hardwire::wired::alone::State(app): ::hardwire::wired::alone::State<App>,
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
    async move {
        let load = App::load();
        let report = App::report(
            ::std::vec![
                ("disk", App::__disk_as_0().lend(& * app.disk)), ("load",
                App::__load_as_0().lend(& load))
            ],
        );
        {
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
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
