use std::convert::Infallible;
use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::routing::any;
use axum::{Json, Router};
#[derive(Clone)]
pub(crate) struct AppState {
    tenant: &'static str,
    app: App,
}

impl FromRef<AppState> for App {
    fn from_ref(state: &AppState) -> Self {
        state.app.clone()
    }
}

struct Tenant(&'static str);

impl FromRequestParts<AppState> for Tenant {
    type Rejection = Infallible;
    async fn from_request_parts(
        _: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Infallible> {
        Ok(Self(state.tenant))
    }
}

struct Db(&'static str);

#[derive(Clone)]
struct Key(u8);

struct User(u8);

#[derive(serde::Deserialize)]
struct Page {
    page: u8,
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`db`](App::db) | singleton | `Db` |  |
 | [`key`](App::key) | singleton | `Key` |  |
 | [`user`](App::user) | request value | `User` | [`key`](App::key), extractor `name` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::key`.
    pub(crate) key: Key,
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
        ::hardwire::__private::debug_names(formatter, "App", &["db", "key"])
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
        Db("db")
    }
    ///Provides `Key`.
    pub(crate) fn key() -> Key {
        Key(0)
    }
    ///Provides `User`.
    pub(crate) fn user(key: &Key, Tenant(name): Tenant) -> User {
        User(key.0 + u8::from(name.is_empty()))
    }
    #[doc(hidden)]
    pub(crate) const fn __extractor_user_1() -> ::hardwire::__private::Extracted<
        Tenant,
    > {
        ::hardwire::__private::Extracted::new()
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "no function may need the provider")]
    pub(crate) fn user_from_head_1<
        '__p,
        '__s,
        __S: '__s,
        __M,
        __A: ::hardwire::bounds::HeadAndState<'__p, '__s, __S>,
    >(
        asked: __A,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            Tenant,
            <Tenant as ::hardwire::bounds::FromHead<__S, __M>>::Rejection,
        >,
    > + ::core::marker::Send + use<'__p, '__s, __S, __M, __A>
    where
        Tenant: ::hardwire::bounds::FromHead<__S, __M>,
    {
        let (parts, state) = ::hardwire::bounds::HeadAndState::split(asked);
        <Tenant as ::hardwire::bounds::FromHead<__S, __M>>::from_head(parts, state)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Key>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Key {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Db>,
        ::hardwire::bounds::SingletonOf<Key>,
    );
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
            key: ::core::option::Option::None,
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
    key: ::core::option::Option<Key>,
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
    ///Sets `key`. Its provider then does not run.
    pub(crate) fn key(mut self, key: Key) -> Self {
        self.key = ::core::option::Option::Some(key);
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
        let key = match self.key {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::key(),
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { db: db, key: key }).held()
            }),
        )
    }
}

impl ::hardwire::__private::HasState for App {
    type State = AppState;
}

impl App {
    #[doc(hidden)]
    #[allow(
        dead_code,
        private_interfaces,
        reason = "a container may have no handler yet"
    )]
    #[inline]
    pub(crate) fn __from_state(state: &AppState) -> Self {
        ::hardwire::bounds::from_state::<AppState, Self>(state)
    }
}

impl ::hardwire::__private::FromRef<AppState> for Key {
    fn from_ref(app: &AppState) -> Key {
        let app = &App::__from_state(app);
        ::core::clone::Clone::clone(&app.0.key)
    }
}

#[allow(trivial_bounds, reason = "rustc shows a bound if its extractor needs the body")]
impl ::hardwire::__private::Extractor<AppState> for User
where
    Tenant: ::hardwire::bounds::FromHead<AppState, ::hardwire::bounds::Head>,
{
    type Rejection = <Tenant as ::hardwire::bounds::FromHead<
        AppState,
        ::hardwire::bounds::Head,
    >>::Rejection;
    async fn from_request_parts(
        parts: &mut ::hardwire::__private::Parts,
        state: &AppState,
    ) -> ::core::result::Result<Self, Self::Rejection> {
        let app = &App::__from_state(state);
        let name = match App::user_from_head_1::<
            <App as ::hardwire::__private::HasState>::State,
            _,
            _,
        >((&mut *parts, state))
            .await
        {
            ::core::result::Result::Ok(name) => name,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(error);
            }
        };
        let user = App::user(&app.key, name);
        ::core::result::Result::Ok(user)
    }
}

#[allow(dead_code, reason = "a program may not use its graph")]
impl App {
    ///The dependency graph of [`App`].
    pub(crate) const GRAPH: &'static ::hardwire::Graph = {
        static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
            "App",
            r"
singleton	db	Db	tests/expand/state.rs:46
singleton	key	Key	tests/expand/state.rs:51
request	user	User	tests/expand/state.rs:56
	key	shared	1
	name	extractor	Tenant
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_ba7b62cef7e5523e {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "ba7b62cef7e5523e" {
        r"hardwire 0.1.0
App	state
db	singleton	plain		Db	tests/expand/state.rs	46
key	singleton	plain		Key	..	51
user	request	plain		User	..	56	key=shared 1	name=extract"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_ba7b62cef7e5523e as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `name` | `Tenant` | extractor | rejection |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `user` | `&User` | request value [`App::user`](App::user) | rejection of `user` |
 | `_` | `Json<Page>` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<
        <App as ::hardwire::__private::HasState>::State,
    >,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        Tenant(name): Tenant,
        db: &Db,
        user: &User,
        Json(Page { page }): Json<Page>,
    ) -> String {
        format!("{name} {} {}", db.0, page + user.0)
    }
    let ::hardwire::wired::request::State(state, request) = state;
    async move {
        let app = App::__from_state(&state);
        let (mut parts, body) = ::hardwire::__private::Request::into_parts(request);
        let name = match ::hardwire::bounds::from_request_parts::<
            Tenant,
            <App as ::hardwire::__private::HasState>::State,
            _,
        >(&mut parts, &state)
            .await
        {
            ::core::result::Result::Ok(name) => name,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let name_2 = match App::user_from_head_1::<
            <App as ::hardwire::__private::HasState>::State,
            _,
            _,
        >((&mut parts, &state))
            .await
        {
            ::core::result::Result::Ok(name_2) => name_2,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let user = App::user(&app.key, name_2);
        let value = match ::hardwire::bounds::from_request::<
            Json<Page>,
            <App as ::hardwire::__private::HasState>::State,
            _,
        >(::hardwire::__private::Request::from_parts(parts, body), &state)
            .await
        {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                name,
                ::hardwire::bounds::same(&app.db),
                ::hardwire::bounds::same(&user),
                value,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    let state = AppState { tenant: "acme", app };
    Router::new().route("/", any(hello)).with_state(state)
}
