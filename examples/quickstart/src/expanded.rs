//! What rustc compiles in the place of `main.rs`: what the macros write, pretty-printed.
//! A test keeps it so.

#![allow(clippy::all, clippy::pedantic, reason = "nobody writes this by hand")]
#![cfg_attr(rustfmt, rustfmt_skip)]

use axum::http::{HeaderMap, StatusCode};
use axum::{Router, routing::post};
struct Greeting(String);

struct Visitor(String);

struct Shout(String);

///
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `greeting` | singleton | `Greeting` |  |
/// | `visitor` | request | `Visitor` | `HeaderMap` |
/// | `shout` | factory | `Shout` | `greeting`, the argument `times` |
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
)]
pub(crate) struct AppSingletons {
    ///What `App::greeting` provides.
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
    reason = "what a provider takes and returns is its wiring"
)]
impl App {
    ///Provides what a handler of `App` asks for as `Greeting`.
    pub(crate) fn greeting() -> Greeting {
        Greeting("Hello".to_owned())
    }
    ///Provides what a handler of `App` asks for as `Visitor`.
    pub(crate) async fn visitor(headers: &HeaderMap) -> Result<Visitor, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Visitor(name.to_owned()))
    }
    ///Provides what a handler of `App` asks for as `Shout`.
    pub(crate) fn shout(greeting: &Greeting, times: usize) -> Shout {
        Shout(format!("{}{}", greeting.0, "!".repeat(times)))
    }
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Shout>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Greeting {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Visitor {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Shout {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Greeting>);
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
            greeting: ::core::option::Option::None,
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
    greeting: ::core::option::Option<Greeting>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl AppBuilder {
    ///Gives `greeting`, so that its provider does not run.
    pub(crate) fn greeting(mut self, greeting: Greeting) -> Self {
        self.greeting = ::core::option::Option::Some(greeting);
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
        let greeting = match self.greeting {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::greeting(),
        };
        ::core::result::Result::Ok(
            App({
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {
                        greeting: greeting,
                    })
                    .held()
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
singleton	greeting	Greeting	examples/quickstart/src/main.rs:14
request	visitor	Visitor	async	fallible	examples/quickstart/src/main.rs:19
	headers	request	HeaderMap
factory	shout	Shout	examples/quickstart/src/main.rs:26
	greeting	shared	0
	times	argument	usize
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_7f6be64f2bb54c7e {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "7f6be64f2bb54c7e" {
        r"hardwire 0.1.0
App
greeting	singleton	plain		Greeting	examples/quickstart/src/main.rs	14
visitor	request	plain	async,fallible	Visitor	..	19	headers=head HeaderMap
shout	factory	plain		Shout	..	26	greeting=& 0	times=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_7f6be64f2bb54c7e as App;
/// # Wiring
///
/// * `visitor`: the request's `App::visitor`
/// * `shout`: the factory `App::shout`
/// * `body`: extracted
fn hello(
    ::hardwire::wired::request::State(
        app,
        request,
    ): ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        visitor: &Visitor,
        shout: impl Fn(usize) -> Shout,
        body: String,
    ) -> String {
        format!("{} {} {body}\n", shout(3).0, visitor.0)
    }
    async move {
        let visitor = match App::visitor(request.headers()).await {
            ::core::result::Result::Ok(visitor) => visitor,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
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
        {
            let returned = hello(
                    ::hardwire::bounds::same(&visitor),
                    |times| App::shout(&app.greeting, times),
                    body,
                )
                .await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = App::build().await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("{app:?} at http://127.0.0.1:3000. Try:");
    println!("curl -H 'x-name: Ada' -d 'how are you' http://127.0.0.1:3000");
    let router: Router = Router::new().route("/", post(hello)).with_state(app);
    axum::serve(listener, router).await?;
    Ok(())
}
