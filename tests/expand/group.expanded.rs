use std::marker::PhantomData;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct Db(&'static str);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`db`](App::db) | singleton | `Db` |  |
 | [`named`](App::named) | request value | `()` | `HeaderMap` |
 | [`name`](App::name) | request value | `String` | `HeaderMap` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::db`.
    pub(crate) db: Db,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &["db"])
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
    ///Provides `Db`.
    pub(crate) fn db() -> Db {
        Db("list")
    }
    ///Provides `()`.
    pub(crate) fn named(headers: &HeaderMap) -> Result<(), StatusCode> {
        headers.get("x-name").map(|_| ()).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides `String`.
    pub(crate) fn name(headers: &HeaderMap) -> Result<String, StatusCode> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        name.map(str::to_owned).ok_or(StatusCode::UNAUTHORIZED)
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for String {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Db>);
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
            db: ::core::option::Option::None,
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
    db: ::core::option::Option<Db>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `db`. Its provider then does not run.
    pub(crate) fn db(mut self, db: Db) -> Self {
        self.db = ::core::option::Option::Some(db);
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
        let db = match self.db {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::db(),
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { db: db }).held()
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
singleton	db	Db	tests/expand/group.rs:13
request	named	()	fallible	tests/expand/group.rs:18
	headers	request	HeaderMap
request	name	String	fallible	tests/expand/group.rs:26
	headers	request	HeaderMap
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_5baecd3df5ef4e49 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "5baecd3df5ef4e49" {
        r"hardwire 0.1.0
App
db	singleton	plain		Db	tests/expand/group.rs	13
named	request	plain	fallible	()	..	18	headers=head HeaderMap
name	request	plain	fallible	String	..	26	headers=head HeaderMap"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_5baecd3df5ef4e49 as App;
struct Api<T>(PhantomData<T>);

impl<T: Default + ToString + Send + 'static> Api<T> {
    async fn __list(db: &Db, name: String) -> String {
        format!("{} {} {name}", db.0, Self::count() + T::default().to_string().len())
    }
    /// Names a type parameter of the block.
    ///
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | guard |  | request value [`App::named`](App::named) | error of `named` |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `name` | `String` | request value [`App::name`](App::name) | error of `name` |*/
    pub(crate) fn list(
        state: ::hardwire::wired::headers::State<App>,
    ) -> impl ::core::future::Future<
        Output = ::hardwire::__private::Response,
    > + ::core::marker::Send {
        let ::hardwire::wired::headers::State(app, headers) = state;
        async move {
            if let ::core::result::Result::Err(error) = App::named(&headers) {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
            let name = match App::name(&headers) {
                ::core::result::Result::Ok(name) => name,
                ::core::result::Result::Err(error) => {
                    return ::hardwire::__private::IntoResponse::into_response(error);
                }
            };
            let returned = Self::__list(::hardwire::bounds::same(&app.db), name).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
    /** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | guard |  | request value [`App::named`](App::named) | error of `named` |
 | guard |  | request value [`App::name`](App::name) | error of `name` |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |*/
    pub(crate) fn ban(
        state: ::hardwire::wired::headers::State<App>,
    ) -> impl ::core::future::Future<
        Output = ::hardwire::__private::Response,
    > + ::core::marker::Send {
        async fn ban(db: &Db) -> &'static str {
            db.0
        }
        let ::hardwire::wired::headers::State(app, headers) = state;
        async move {
            if let ::core::result::Result::Err(error) = App::named(&headers) {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
            let _name = match ::hardwire::bounds::guard_result(
                App::name(&headers),
                0,
                0,
            ) {
                ::core::result::Result::Ok(_name) => _name,
                ::core::result::Result::Err(error) => {
                    return ::hardwire::__private::IntoResponse::into_response(error);
                }
            };
            let returned = ban(::hardwire::bounds::same(&app.db)).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
    fn count() -> usize {
        1
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(Api::<u8>::list))
        .route("/ban", any(Api::<u8>::ban))
        .with_state(app)
}
