use std::sync::Arc;
use axum::Router;
use axum::routing::any;
trait Store: Send + Sync {
    fn name(&self) -> String;
}

struct Disk(&'static str);

impl Store for Disk {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

struct Copier {
    from: Arc<dyn Store>,
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`disk`](App::disk) | singleton | `Disk`, `dyn Store` |  |
 | [`copier`](App::copier) | singleton | `Copier` | [`disk`](App::disk) |
 | [`scratch`](App::scratch) | request value | `Disk`, `dyn Store` |  |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::copier`.
    pub(crate) copier: Copier,
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
        ::hardwire::__private::debug_names(formatter, "App", &["disk", "copier"])
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
        Arc::new(Disk("disk"))
    }
    ///Provides `Copier`.
    pub(crate) fn copier(from: Arc<dyn Store>) -> Copier {
        Copier { from }
    }
    ///Provides `Disk`.
    pub(crate) fn scratch() -> Disk {
        Disk("scratch")
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value as this type")]
    pub(crate) fn __disk_as_0<'object>() -> ::hardwire::bounds::As<
        Disk,
        dyn Store + 'object,
        ::std::sync::Arc<Disk>,
        ::std::sync::Arc<dyn Store + 'object>,
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
    pub(crate) fn __scratch_as_0<'object>() -> ::hardwire::bounds::As<
        Disk,
        dyn Store + 'object,
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
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Arc<Disk>>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Copier>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Disk>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Disk {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Arc<Disk> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for dyn Store {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Copier {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Arc<Disk>>,
        ::hardwire::bounds::SingletonOf<Copier>,
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
            disk: ::core::option::Option::None,
            copier: ::core::option::Option::None,
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
    copier: ::core::option::Option<Copier>,
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
    ///Sets `copier`. Its provider then does not run.
    pub(crate) fn copier(mut self, copier: Copier) -> Self {
        self.copier = ::core::option::Option::Some(copier);
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
        let copier = match self.copier {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                App::copier(
                    App::__disk_as_0()
                        .hold({
                            let held = ::hardwire::bounds::ClonedSingleton::clone(&disk);
                            held
                        }),
                )
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
                        disk: disk,
                        copier: copier,
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
singleton	disk	Disk	as dyn Store	tests/expand/traits.rs:26
singleton	copier	Copier	tests/expand/traits.rs:31
	from	owned	0
request	scratch	Disk	as dyn Store	tests/expand/traits.rs:36
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_1904998924cebe55 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "1904998924cebe55" {
        r"hardwire 0.1.0
App
disk	singleton	arc		Disk	tests/expand/traits.rs	26	as dyn Store
copier	singleton	plain		Copier	..	31	from=own 0 as-0
scratch	request	plain		Disk	..	36	as dyn Store"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_1904998924cebe55 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `copier` | `&Copier` | singleton [`App::copier`](App::copier) |  |
 | `disk` | `Arc<dyn Store>` | singleton [`App::disk`](App::disk) |  |
 | `scratch` | `&dyn Store` | request value [`App::scratch`](App::scratch) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        copier: &Copier,
        disk: Arc<dyn Store>,
        scratch: &dyn Store,
    ) -> String {
        [copier.from.name(), disk.name(), scratch.name()].join(" ")
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let scratch = App::scratch();
        let returned = hello(
                ::hardwire::bounds::same(&app.copier),
                ::hardwire::bounds::same_value(
                    App::__disk_as_0()
                        .hold({
                            let held = ::hardwire::bounds::ClonedSingleton::clone(
                                &app.disk,
                            );
                            held
                        }),
                ),
                ::hardwire::bounds::same(App::__scratch_as_0().lend(&scratch)),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
