use axum::Router;
use axum::routing::any;
struct Greeting(&'static str);

mod admin {
    use super::Greeting;
    ///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`greeting`](Admin::greeting) | singleton | `Greeting` |  |*/
    #[derive(::core::clone::Clone)]
    pub(crate) struct Admin(::hardwire::__private::Held<AdminSingletons>);
    ///The singletons of [`Admin`].
    #[allow(
        dead_code,
        private_interfaces,
        reason = "a program may not read every singleton, and its type may be private"
    )]
    pub(crate) struct AdminSingletons {
        ///The value of `Admin::greeting`.
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
        reason = "the signature of a provider declares its dependencies"
    )]
    impl Admin {
        ///Provides `Greeting`.
        pub(crate) fn greeting() -> Greeting {
            Greeting("hello, admin")
        }
        #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
        fn __returned() {
            use ::hardwire::bounds::Value as _;
            ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        }
    }
    #[allow(deprecated, reason = "providing a deprecated type is not using it")]
    const _: () = {
        #[doc(hidden)]
        impl ::hardwire::bounds::OneSpellingPerType<Admin> for Greeting {}
        #[allow(dead_code, reason = "rustc checks its fields")]
        struct __Singletons(::hardwire::bounds::SingletonOf<Greeting>);
    };
    #[allow(
        dead_code,
        private_interfaces,
        reason = "a program uses one of several ways to build its container"
    )]
    impl Admin {
        /// Builds all singletons, in the order of their dependencies.
        ///
        /// # Errors
        ///
        /// Returns the error of the first singleton that cannot be built.
        pub(crate) async fn build() -> ::core::result::Result<
            Self,
            ::hardwire::BuildError,
        > {
            Self::builder().build().await
        }
        /// Creates a builder, which can replace singletons.
        pub(crate) fn builder() -> AdminBuilder {
            AdminBuilder {
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
    ///Builds [`Admin`]. A singleton that is set is not built.
    #[must_use = "nothing is built before `build` is awaited"]
    pub(crate) struct AdminBuilder {
        greeting: ::core::option::Option<Greeting>,
    }
    #[allow(
        dead_code,
        private_bounds,
        private_interfaces,
        reason = "a program may not set every singleton"
    )]
    impl AdminBuilder {
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
        ) -> ::core::result::Result<Admin, ::hardwire::BuildError> {
            let greeting = match self.greeting {
                ::core::option::Option::Some(given) => given,
                ::core::option::Option::None => Admin::greeting(),
            };
            ::core::result::Result::Ok(
                Admin({
                    #[allow(
                        unused_imports,
                        reason = "for a singleton that is not `Send` and `Sync`"
                    )]
                    use ::hardwire::__private::CannotBeHeld as _;
                    ::hardwire::__private::Checked(AdminSingletons {
                            greeting: greeting,
                        })
                        .held()
                }),
            )
        }
    }
    #[allow(dead_code, reason = "a program may not use its graph")]
    impl Admin {
        ///The dependency graph of [`Admin`].
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

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `greeting` | `&Greeting` | singleton [`Admin::greeting`](admin::Admin::greeting) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<admin::Admin>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(greeting: &Greeting) -> &'static str {
        greeting.0
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = hello(::hardwire::bounds::same(&app.greeting)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = admin::Admin::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
