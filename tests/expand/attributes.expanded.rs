use axum::Router;
use axum::routing::any;
struct Greeting(&'static str);

struct Shout(&'static str);

/// Everything.
///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`greeting`](App::greeting) | singleton | `Greeting` |  |
 | [`shout`](App::shout) | request value | `Shout` | [`greeting`](App::greeting) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    /// How visitors are greeted.
    pub(crate) greeting: Greeting,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &["greeting"])
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
    /// How visitors are greeted.
    pub(crate) fn greeting() -> Greeting {
        Greeting("hello")
    }
    ///Provides `Shout`.
    #[tracing::instrument(skip_all)]
    pub(crate) fn shout(greeting: &Greeting) -> Shout {
        Shout(greeting.0)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Shout>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Greeting {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Shout {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Greeting>);
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
            greeting: ::core::option::Option::None,
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
    greeting: ::core::option::Option<Greeting>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `greeting`. Its provider then does not run.
    pub(crate) fn greeting(mut self, greeting: Greeting) -> Self {
        self.greeting = ::core::option::Option::Some(greeting);
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
        let greeting = match self.greeting {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::greeting(),
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {
                        greeting: greeting,
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
singleton	greeting	Greeting	tests/expand/attributes.rs:13
request	shout	Shout	tests/expand/attributes.rs:19
	greeting	shared	0
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_7b0c8d2e3cfb936d {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "7b0c8d2e3cfb936d" {
        r"hardwire 0.1.0
App
greeting	singleton	plain		Greeting	tests/expand/attributes.rs	13
shout	request	plain		Shout	..	19	greeting=shared 0"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_7b0c8d2e3cfb936d as App;
/// Says hello.
#[cfg(not(any()))]
///
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `&Greeting` | singleton [`App::greeting`](App::greeting) |  |
 | `shout` | `Shout` | request value [`App::shout`](App::shout) |  |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    #[tracing::instrument(skip_all, fields(greeting = greeting.0))]
    async fn hello(
        greeting: &Greeting,
        mut shout: Shout,
        #[allow(unused_variables, reason = "an attribute of another on a parameter")]
        body: String,
    ) -> &'static str {
        shout.0 = greeting.0;
        shout.0
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let shout = App::shout(&app.greeting);
        let body = match ::hardwire::bounds::from_request::<
            String,
            App,
            _,
        >(request, &app)
            .await
        {
            ::core::result::Result::Ok(body) => body,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(::hardwire::bounds::same(&app.greeting), shout, body).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
