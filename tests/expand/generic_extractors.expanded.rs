use axum::Router;
use axum::extract::Query;
use axum::routing::any;
#[derive(serde::Deserialize)]
pub(crate) struct Page {
    page: u8,
}

pub(crate) struct Checked<T>(T);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`checked`](App::checked) | request value | `Checked<T>` | extractor `value` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &[])
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
    ///Provides `Checked<T>`.
    pub(crate) fn checked<T>(Query(value): Query<T>) -> Checked<T>
    where
        T: serde::de::DeserializeOwned,
    {
        Checked(value)
    }
    #[doc(hidden)]
    pub(crate) const fn __extractor_checked_0<T>() -> ::hardwire::__private::Extracted<
        Query<T>,
    >
    where
        T: serde::de::DeserializeOwned,
    {
        ::hardwire::__private::Extracted::new()
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned_checked<T>(_: Checked<T>)
    where
        T: serde::de::DeserializeOwned,
    {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Checked<T>>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl<T> ::hardwire::bounds::OneSpellingPerType<App> for Checked<T>
    where
        T: serde::de::DeserializeOwned,
    {}
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
        AppBuilder {}
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
pub(crate) struct AppBuilder {}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    /// Builds all singletons that are not set, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {}).held()
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
request	checked	Checked<T>	tests/expand/generic_extractors.rs:16
	value	extractor	Query<T>
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_ab4004d3adbd936f {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "ab4004d3adbd936f" {
        r"hardwire 0.1.0
App
checked	request	plain		Checked<?T>	tests/expand/generic_extractors.rs	16	value:lends-inner=extract"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_ab4004d3adbd936f as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `page` | `&Checked<Page>` | request value [`App::checked`](App::checked) | rejection of `checked` |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(page: &Checked<Page>) -> String {
        page.0.page.to_string()
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let value = match ::hardwire::bounds::extract::<
            _,
            App,
            _,
        >(App::__extractor_checked_0(), request, &app)
            .await
        {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let checked = App::checked(value);
        let returned = hello(::hardwire::bounds::same(&checked)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
