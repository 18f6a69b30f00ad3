use axum::Router;
use axum::routing::any;
pub struct Greeting(pub &'static str);

/// What the handlers can ask for.
///
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `greeting` | singleton | `Greeting` |  |
/// | `length` | request | `usize` | `greeting` |
#[derive(::core::clone::Clone)]
pub struct Public(::hardwire::__private::Held<PublicSingletons>);

///The singletons of [`Public`], each under its provider's name.
#[allow(
    dead_code,
    private_interfaces,
    reason = "a singleton may be there for what it does, and its type private"
)]
pub struct PublicSingletons {
    /// How visitors are greeted.
    pub greeting: Greeting,
}

impl ::core::ops::Deref for Public {
    type Target = PublicSingletons;
    fn deref(&self) -> &PublicSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for Public {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "Public", &["greeting"])
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
impl Public {
    /// How visitors are greeted.
    pub fn greeting() -> Greeting {
        Greeting("hello")
    }
    ///Provides what a handler of `Public` asks for as `usize`.
    pub(crate) fn length(greeting: &Greeting) -> usize {
        greeting.0.len() + Self::EXTRA
    }
    const EXTRA: usize = 1;
    #[allow(dead_code, deprecated, reason = "it is only compiled")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<usize>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "to provide a type is not to use it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<Public> for Greeting {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<Public> for usize {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Greeting>);
};

#[allow(
    dead_code,
    private_interfaces,
    reason = "a program builds its container in one of two ways"
)]
impl Public {
    /// Builds every singleton, each after what it depends on.
    ///
    /// # Errors
    ///
    /// The first singleton that cannot be built.
    pub async fn build() -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder().build().await
    }
    /// Begins a build to which some singletons are given.
    pub fn builder() -> PublicBuilder {
        PublicBuilder {
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
    pub async fn shutdown(
        &self,
    ) -> ::core::result::Result<(), ::hardwire::ShutdownError> {
        ::core::future::ready(::core::result::Result::Ok(())).await
    }
}

///Builds [`Public`]: a singleton that is given is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub struct PublicBuilder {
    greeting: ::core::option::Option<Greeting>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program need not give every singleton"
)]
impl PublicBuilder {
    ///Gives `greeting`, so that its provider does not run.
    pub fn greeting(mut self, greeting: Greeting) -> Self {
        self.greeting = ::core::option::Option::Some(greeting);
        self
    }
    /// Builds every singleton that was not given, each after what it depends on.
    ///
    /// # Errors
    ///
    /// The first singleton that cannot be built.
    pub async fn build(self) -> ::core::result::Result<Public, ::hardwire::BuildError> {
        let greeting = match self.greeting {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => Public::greeting(),
        };
        ::core::result::Result::Ok(
            Public({
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(PublicSingletons {
                        greeting: greeting,
                    })
                    .held()
            }),
        )
    }
}

#[allow(dead_code, reason = "a program need not look at its graph")]
impl Public {
    ///What provides what in [`Public`].
    pub const GRAPH: &'static ::hardwire::Graph = {
        static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
            "Public",
            r"
singleton	greeting	Greeting	tests/expand/public_container.rs:12
request	length	usize	tests/expand/public_container.rs:17
	greeting	shared	0
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[macro_export]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_Public_7727474cbb0a3c13 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "7727474cbb0a3c13" {
        r"hardwire 0.1.0
Public
greeting	singleton	plain		Greeting	tests/expand/public_container.rs	12
length	request	plain		usize	..	17	greeting=& 0"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub use __hardwire_Public_7727474cbb0a3c13 as Public;
/// # Wiring
///
/// * `greeting`: the singleton `Public::greeting`
/// * `length`: the request's `Public::length`
pub fn hello(
    ::hardwire::wired::alone::State(app): ::hardwire::wired::alone::State<Public>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(greeting: &Greeting, length: usize) -> String {
        format!("{} {length}", greeting.0)
    }
    async move {
        let length = Public::length(&app.greeting);
        {
            let returned = hello(::hardwire::bounds::same(&app.greeting), length).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
}

pub(crate) async fn router() -> Router {
    let app = Public::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
