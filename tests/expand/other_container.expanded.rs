use axum::Router;
use axum::routing::any;
struct Greeting(&'static str);

mod admin {
    use super::Greeting;
    ///
    /// # Wiring
    ///
    /// | provider | | provides | needs |
    /// |---|---|---|---|
    /// | `greeting` | singleton | `Greeting` |  |
    #[derive(::core::clone::Clone)]
    pub(crate) struct Admin(::hardwire::__private::Held<AdminSingletons>);
    ///The singletons of [`Admin`], each under its provider's name.
    #[allow(
        dead_code,
        private_interfaces,
        reason = "a singleton may be there for what it does, and its type private"
    )]
    pub(crate) struct AdminSingletons {
        ///What `Admin::greeting` provides.
        pub(crate) greeting: Greeting,
    }
    impl ::core::ops::Deref for Admin {
        type Target = AdminSingletons;
        fn deref(&self) -> &AdminSingletons {
            &self.0
        }
    }
    impl ::core::fmt::Debug for Admin {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            ::hardwire::__private::debug_names(formatter, "Admin", &["greeting"])
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
    impl Admin {
        ///Provides what a handler of `Admin` asks for as `Greeting`.
        pub(crate) fn greeting() -> Greeting {
            Greeting("hello, admin")
        }
        #[allow(dead_code, deprecated, reason = "it is only compiled")]
        fn __returned() {
            use ::hardwire::bounds::Value as _;
            ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        }
    }
    #[allow(deprecated, reason = "to provide a type is not to use it")]
    const _: () = {
        #[doc(hidden)]
        impl ::hardwire::bounds::OneSpellingPerType<Admin> for Greeting {}
        #[allow(dead_code, reason = "rustc checks its fields")]
        struct __Singletons(::hardwire::bounds::SingletonOf<Greeting>);
    };
    #[allow(
        dead_code,
        private_interfaces,
        reason = "a program builds its container in one of two ways"
    )]
    impl Admin {
        /// Builds every singleton, each after what it depends on.
        ///
        /// # Errors
        ///
        /// The first singleton that cannot be built.
        pub(crate) async fn build() -> ::core::result::Result<
            Self,
            ::hardwire::BuildError,
        > {
            Self::builder().build().await
        }
        /// Begins a build to which some singletons are given.
        pub(crate) fn builder() -> AdminBuilder {
            AdminBuilder {
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
    ///Builds [`Admin`]: a singleton that is given is not built.
    #[must_use = "nothing is built before `build` is awaited"]
    pub(crate) struct AdminBuilder {
        greeting: ::core::option::Option<Greeting>,
    }
    #[allow(
        dead_code,
        private_bounds,
        private_interfaces,
        reason = "a program need not give every singleton"
    )]
    impl AdminBuilder {
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
        ) -> ::core::result::Result<Admin, ::hardwire::BuildError> {
            let greeting = match self.greeting {
                ::core::option::Option::Some(given) => given,
                ::core::option::Option::None => Admin::greeting(),
            };
            ::core::result::Result::Ok(
                Admin({
                    use ::hardwire::__private::CannotBeHeld as _;
                    ::hardwire::__private::Checked(AdminSingletons {
                            greeting: greeting,
                        })
                        .held()
                }),
            )
        }
    }
    #[allow(dead_code, reason = "a program need not look at its graph")]
    impl Admin {
        ///What provides what in [`Admin`].
        pub(crate) const GRAPH: &'static ::hardwire::Graph = {
            static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
                "Admin",
                r"
singleton	greeting	Greeting	tests/expand/other_container.rs:14
",
            );
            &GRAPH
        };
    }
    #[doc(hidden)]
    #[allow(unused_macros, reason = "a container may have no handler yet")]
    macro_rules! __hardwire_Admin_ecf32255bcd37adb {
        ($($handler:tt)*) => {
            ::hardwire::expansion::wire! { "ecf32255bcd37adb" {
            r"hardwire 0.1.0
Admin
greeting	singleton	plain		Greeting	tests/expand/other_container.rs	14"
            } $($handler)* }
        };
    }
    #[doc(hidden)]
    #[allow(unused_imports, reason = "a container may have no handler yet")]
    pub(crate) use __hardwire_Admin_ecf32255bcd37adb as Admin;
}

/// # Wiring
///
/// * `greeting`: the singleton `Admin::greeting`
fn hello(
    ::hardwire::wired::alone::State(app): ::hardwire::wired::alone::State<admin::Admin>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(greeting: &Greeting) -> &'static str {
        greeting.0
    }
    async move {
        {
            let returned = hello(::hardwire::bounds::same(&app.greeting)).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
}

pub(crate) async fn router() -> Router {
    let app = admin::Admin::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
