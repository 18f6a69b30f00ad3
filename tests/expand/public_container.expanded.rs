use axum::Router;
use axum::routing::any;
pub struct Greeting(pub &'static str);

/// The dependencies of the handlers.
#[allow(rustdoc::private_intra_doc_links, reason = "a provider may be private")]
///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`greeting`](Public::greeting) | singleton | `Greeting` |  |
 | [`length`](Public::length) | request value | `usize` | [`greeting`](Public::greeting) |*/
#[derive(::core::clone::Clone)]
pub struct Public(::hardwire::__private::Held<PublicSingletons>);

///The singletons of [`Public`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
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
    reason = "the signature of a provider declares its dependencies"
)]
impl Public {
    /// How visitors are greeted.
    pub fn greeting() -> Greeting {
        Greeting("hello")
    }
    ///Provides `usize`.
    pub(crate) fn length(greeting: &Greeting) -> usize {
        greeting.0.len() + Self::EXTRA
    }
    const EXTRA: usize = 1;
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<usize>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
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
    reason = "a program uses one of several ways to build its container"
)]
impl Public {
    /// Builds all singletons, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub async fn build() -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder().build().await
    }
    /// Creates a builder, which can replace singletons.
    pub fn builder() -> PublicBuilder {
        PublicBuilder {
            greeting: ::core::option::Option::None,
        }
    }
    /// Waits for running requests, at most as long as their teardowns may take, and tears down the singletons
    /// in reverse order of building. Further calls return the result of the first.
    ///
    /// # Errors
    ///
    /// Returns an error if a teardown fails, or if a request does not end in time.
    pub async fn shutdown(
        &self,
    ) -> ::core::result::Result<(), ::hardwire::ShutdownError> {
        ::core::future::ready(::core::result::Result::Ok(())).await
    }
}

///Builds [`Public`]. A singleton that is set is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub struct PublicBuilder {
    greeting: ::core::option::Option<Greeting>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl PublicBuilder {
    ///Sets `greeting`. Its provider then does not run.
    pub fn greeting(mut self, greeting: Greeting) -> Self {
        self.greeting = ::core::option::Option::Some(greeting);
        self
    }
    /// Builds all singletons that are not set, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub async fn build(self) -> ::core::result::Result<Public, ::hardwire::BuildError> {
        let greeting = match self.greeting {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => Public::greeting(),
        };
        ::core::result::Result::Ok(
            Public({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(PublicSingletons {
                        greeting: greeting,
                    })
                    .held()
            }),
        )
    }
}

#[allow(dead_code, reason = "a program may not use its graph")]
impl Public {
    ///The dependency graph of [`Public`].
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
macro_rules! __hardwire_Public_875f389b8757509c {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "875f389b8757509c" {
        r"hardwire 0.1.0
Public
greeting	singleton	plain		Greeting	tests/expand/public_container.rs	12
length	request	plain		usize	..	17	greeting=shared 0"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub use __hardwire_Public_875f389b8757509c as Public;
#[allow(rustdoc::private_intra_doc_links, reason = "a provider may be private")]
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `&Greeting` | singleton [`Public::greeting`](Public::greeting) |  |
 | `length` | `usize` | request value [`Public::length`](Public::length) |  |*/
pub fn hello(
    state: ::hardwire::wired::alone::State<Public>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(greeting: &Greeting, length: usize) -> String {
        format!("{} {length}", greeting.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let length = Public::length(&app.greeting);
        let returned = hello(::hardwire::bounds::same(&app.greeting), length).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = Public::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
