use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct Greeting(&'static str);

struct User(&'static str);

struct Shout(String);

struct Echo(String);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`greeting`](App::greeting) | singleton | `Greeting` |  |
 | [`user`](App::user) | request value | `User` | `HeaderMap` |
 | [`shout`](App::shout) | factory | `Shout` | [`greeting`](App::greeting), argument `times` |
 | [`echo`](App::echo) | factory | `Echo` | [`user`](App::user), [`shout`](App::shout) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::greeting`.
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
    ///Provides `Greeting`.
    pub(crate) fn greeting() -> Greeting {
        Greeting("hello")
    }
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name");
        name.map(|_| User("user")).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides `Shout`.
    pub(crate) fn shout(greeting: &Greeting, times: usize) -> Shout {
        Shout(format!("{}{}", greeting.0, "!".repeat(times)))
    }
    ///Provides `Echo`.
    pub(crate) fn echo(
        user: &User,
        shout: impl Fn(usize) -> Shout,
    ) -> Result<Echo, StatusCode> {
        let name = user.0.strip_prefix('u').ok_or(StatusCode::NOT_FOUND)?;
        Ok(Echo(format!("{} {name}", shout(1).0)))
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Shout>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Greeting {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Shout {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Echo {}
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
singleton	greeting	Greeting	tests/expand/impl_fn.rs:14
request	user	User	fallible	tests/expand/impl_fn.rs:19
	headers	request	HeaderMap
factory	shout	Shout	tests/expand/impl_fn.rs:25
	greeting	shared	0
	times	argument	usize
factory	echo	Echo	fallible	tests/expand/impl_fn.rs:30
	user	shared	1
	shout	callable	2
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_af7fae5c8627fd74 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "af7fae5c8627fd74" {
        r"hardwire 0.1.0
App
greeting	singleton	plain		Greeting	tests/expand/impl_fn.rs	14
user	request	plain	fallible	User	..	19	headers=head HeaderMap
shout	factory	plain		Shout	..	25	greeting=& 0	times=arg
echo	factory	plain	fallible	Echo	..	30	user=& 1	shout=fn 2"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_af7fae5c8627fd74 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `shout` | `impl Fn(…) -> Shout` | factory [`App::shout`](App::shout) |  |
 | `echo` | `impl Fn(…) -> Echo` | factory [`App::echo`](App::echo) | error of `user` |*/
fn hello(
    state: ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        shout: impl Fn(usize) -> Shout,
        echo: impl Fn() -> Result<Echo, StatusCode>,
    ) -> Result<String, StatusCode> {
        Ok(format!("{} {} {}", shout(1).0, shout(2).0, echo() ?.0))
    }
    let ::hardwire::wired::headers::State(app, headers) = state;
    async move {
        let user = match App::user(&headers) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                |times| App::shout(&app.greeting, times),
                || App::echo(&user, |times| App::shout(&app.greeting, times)),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
