use axum::Router;
use axum::routing::any;
struct Ticket(u8);

#[derive(Clone)]
struct Token(u8);

struct Signature(u8);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`ticket`](App::ticket) | request value | `Ticket` |  |
 | [`token`](App::token) | request value | `Token` |  |
 | [`signature`](App::signature) | request value | `Signature` | [`token`](App::token) |*/
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
    ///Provides `Ticket`.
    pub(crate) fn ticket() -> Ticket {
        Ticket(1)
    }
    ///Provides `Token`.
    pub(crate) fn token() -> Token {
        Token(2)
    }
    ///Provides `Signature`.
    pub(crate) fn signature(token: Token) -> Signature {
        Signature(token.0 + 1)
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Ticket>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Token>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Signature>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Ticket {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Token {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Signature {}
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
request	ticket	Ticket	tests/expand/moved_and_cloned.rs:13
request	token	Token	tests/expand/moved_and_cloned.rs:18
request	signature	Signature	tests/expand/moved_and_cloned.rs:23
	token	owned	1
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_cda33ccd0507fbb4 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "cda33ccd0507fbb4" {
        r"hardwire 0.1.0
App
ticket	request	plain		Ticket	tests/expand/moved_and_cloned.rs	13
token	request	plain		Token	..	18
signature	request	plain		Signature	..	23	token=own 1"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_cda33ccd0507fbb4 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `moved` | `Ticket` | request value [`App::ticket`](App::ticket) |  |
 | `signature` | `&Signature` | request value [`App::signature`](App::signature) |  |
 | `last` | `Token` | request value [`App::token`](App::token) |  |*/
fn hello() -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(moved: Ticket, signature: &Signature, last: Token) -> String {
        format!("{} {} {}", moved.0, signature.0, last.0)
    }
    async move {
        let ticket = App::ticket();
        let token = App::token();
        let signature = App::signature(::hardwire::bounds::Shareable::clone(&token));
        let returned = hello(ticket, ::hardwire::bounds::same(&signature), token).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
