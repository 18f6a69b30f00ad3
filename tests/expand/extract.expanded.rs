use axum::Router;
use axum::extract::Query;
use axum::routing::any;
mod query {
    #[derive(serde::Deserialize)]
    pub(crate) struct Page {
        pub(crate) page: u8,
    }
}

struct Page(u8);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`first`](App::first) | request value | `Page` |  |
 | [`text`](App::text) | request value | `String` |  |*/
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
    ///Provides `Page`.
    pub(crate) fn first() -> Page {
        Page(1)
    }
    ///Provides `String`.
    pub(crate) fn text() -> String {
        "provided".to_owned()
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Page>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<String>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Page {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for String {}
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
request	first	Page	tests/expand/extract.rs:18
request	text	String	tests/expand/extract.rs:23
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_2161266b93b8a9ef {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "2161266b93b8a9ef" {
        r"hardwire 0.1.0
App
first	request	plain		Page	tests/expand/extract.rs	18
text	request	plain		String	..	23"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_2161266b93b8a9ef as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `page` | `&Page` | request value [`App::first`](App::first) |  |
 | `asked` | `Query<Page>` | extractor | rejection |
 | `text` | `&String` | request value [`App::text`](App::text) |  |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        page: &Page,
        Query(asked): Query<query::Page>,
        text: &String,
        body: String,
    ) -> String {
        format!("{} {} {text} {body}", page.0, asked.page)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (mut parts, body) = ::hardwire::__private::Request::into_parts(request);
        let first = App::first();
        let asked = match ::hardwire::bounds::from_request_parts::<
            Query<query::Page>,
            App,
            _,
        >(&mut parts, &app)
            .await
        {
            ::core::result::Result::Ok(asked) => asked,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let text = App::text();
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
        let returned = hello(
                ::hardwire::bounds::same(&first),
                asked,
                ::hardwire::bounds::same(&text),
                body_2,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
