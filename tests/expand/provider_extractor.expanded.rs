use axum::Router;
use axum::extract::Query;
use axum::routing::any;
#[derive(serde::Deserialize)]
struct Page {
    page: u8,
}

struct Rows(u8);

///
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `rows` | request | `Rows` | the extractor `page` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
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
    reason = "what a provider takes and returns is its wiring"
)]
impl App {
    ///Provides what a handler of `App` asks for as `Rows`.
    pub(crate) fn rows(Query(page): Query<Page>) -> Rows {
        Rows(page.page * 10)
    }
    #[doc(hidden)]
    pub(crate) const fn __extractor_rows_0() -> ::hardwire::__private::Extracted<
        Query<Page>,
    > {
        ::hardwire::__private::Extracted::new()
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Rows>::TYPE.is_a_value();
    }
}

const _: () = {
    let _ = <Query<Page> as ::hardwire::__private::FromRequest<App, _>>::from_request;
};

#[allow(deprecated, reason = "to provide a type is not to use it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Rows {}
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
        AppBuilder {}
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
pub(crate) struct AppBuilder {}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl AppBuilder {
    /// Builds every singleton that was not given, each after what it depends on.
    ///
    /// # Errors
    ///
    /// The first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        ::core::result::Result::Ok(
            App({
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {}).held()
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
request	rows	Rows	tests/expand/provider_extractor.rs:15
	page	extractor	Query<Page>
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_c74c7e8b5464dfdf {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "c74c7e8b5464dfdf" {
        r"hardwire 0.1.0
App
rows	request	plain		Rows	tests/expand/provider_extractor.rs	15	page=extract"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_c74c7e8b5464dfdf as App;
/// # Wiring
///
/// * `rows`: the request's `App::rows`
/// * `body`: extracted
fn hello(
    ::hardwire::wired::request::State(
        app,
        request,
    ): ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(rows: &Rows, body: String) -> String {
        format!("{} {body}", rows.0)
    }
    async move {
        let (mut parts, body) = ::hardwire::__private::Request::into_parts(request);
        let page = match ::hardwire::bounds::extract_head::<
            _,
            App,
            _,
        >(App::__extractor_rows_0(), &mut parts, &app)
            .await
        {
            ::core::result::Result::Ok(page) => page,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let rows = App::rows(page);
        let body_2 = match ::hardwire::bounds::from_request::<
            String,
            App,
            _,
        >(::hardwire::__private::Request::from_parts(parts, body), &app)
            .await
        {
            ::core::result::Result::Ok(body_2) => body_2,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        {
            let returned = hello(::hardwire::bounds::same(&rows), body_2).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
