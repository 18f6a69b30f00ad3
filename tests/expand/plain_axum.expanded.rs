use std::convert::Infallible;
use std::io;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
#[derive(Clone)]
struct Key(&'static str);

struct Session(String);

struct User(String);

struct Page(u32);

enum Refusal {
    Page,
    User,
}

impl From<Refusal> for Response {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Page => StatusCode::BAD_REQUEST.into_response(),
            Refusal::User => StatusCode::UNAUTHORIZED.into_response(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.into()
    }
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`key`](App::key) | singleton | `Key` |  |
 | [`session`](App::session) | request value | `Session` | `HeaderMap`, [`key`](App::key) |
 | [`user`](App::user) | request value | `User` | [`session`](App::session), `HeaderMap` |
 | [`page`](App::page) | request value | `Page` | extractor `queried`, [`user`](App::user) |*/
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
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &["key"])
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
    ///Provides `Key`.
    pub(crate) fn key() -> io::Result<Key> {
        Ok(Key("key"))
    }
    ///Provides `Session`.
    pub(crate) fn session(headers: &HeaderMap, key: &Key) -> Session {
        Session(format!("session {} {}", headers.len(), key.0))
    }
    ///Provides `User`.
    pub(crate) async fn user(
        session: Session,
        headers: &HeaderMap,
    ) -> Result<User, Refusal> {
        let name = headers.get("x-name").ok_or(Refusal::User)?;
        Ok(User(format!("{name:?} of {}", session.0)))
    }
    ///Provides `Page`.
    pub(crate) fn page(
        Query(queried): Query<Queried>,
        user: &User,
    ) -> Result<Page, Refusal> {
        let is_known = user.0.contains("Ada");
        is_known.then_some(Page(queried.page)).ok_or(Refusal::Page)
    }
    #[doc(hidden)]
    pub(crate) const fn __extractor_page_0() -> ::hardwire::__private::Extracted<
        Query<Queried>,
    > {
        ::hardwire::__private::Extracted::new()
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "no function may need the provider")]
    pub(crate) fn page_from_head_0<
        '__p,
        '__s,
        __S: '__s,
        __M,
        __A: ::hardwire::bounds::HeadAndState<'__p, '__s, __S>,
    >(
        asked: __A,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<
            Query<Queried>,
            <Query<Queried> as ::hardwire::bounds::FromHead<__S, __M>>::Rejection,
        >,
    > + ::core::marker::Send + use<'__p, '__s, __S, __M, __A>
    where
        Query<Queried>: ::hardwire::bounds::FromHead<__S, __M>,
    {
        let (parts, state) = ::hardwire::bounds::HeadAndState::split(asked);
        <Query<
            Queried,
        > as ::hardwire::bounds::FromHead<__S, __M>>::from_head(parts, state)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::returns_a_result::<io::Result<Key>, Key>();
        ::hardwire::bounds::Returned::<Session>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Key {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Session {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Page {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Key>);
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
    key: ::core::option::Option<Key>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
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
        let key = match self.key {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                match ::hardwire::__private::Outcome(App::key()).result() {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "key",
                                &["App", "page", "user", "session", "key"],
                                ::hardwire::__private::StartUpError::boxed(error),
                            ),
                        );
                    }
                }
            }
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons { key: key }).held()
            }),
        )
    }
}

impl ::hardwire::__private::FromRef<App> for Key {
    fn from_ref(app: &App) -> Key {
        ::core::clone::Clone::clone(&app.0.key)
    }
}

impl ::hardwire::__private::Extractor<App> for Session {
    type Rejection = ::core::convert::Infallible;
    async fn from_request_parts(
        parts: &mut ::hardwire::__private::Parts,
        app: &App,
    ) -> ::core::result::Result<Self, Self::Rejection> {
        let session = App::session(&parts.headers, &app.key);
        ::core::result::Result::Ok(session)
    }
}

impl ::hardwire::__private::Extractor<App> for User {
    type Rejection = Refusal;
    async fn from_request_parts(
        parts: &mut ::hardwire::__private::Parts,
        app: &App,
    ) -> ::core::result::Result<Self, Self::Rejection> {
        let session = App::session(&parts.headers, &app.key);
        let user = match App::user(session, &parts.headers).await {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(error);
            }
        };
        ::core::result::Result::Ok(user)
    }
}

#[allow(trivial_bounds, reason = "rustc shows a bound if its extractor needs the body")]
impl ::hardwire::__private::Extractor<App> for Page
where
    Query<Queried>: ::hardwire::bounds::FromHead<App, ::hardwire::bounds::Head>,
{
    type Rejection = ::hardwire::__private::Response;
    async fn from_request_parts(
        parts: &mut ::hardwire::__private::Parts,
        app: &App,
    ) -> ::core::result::Result<Self, Self::Rejection> {
        let queried = match App::page_from_head_0::<App, _, _>((&mut *parts, app)).await
        {
            ::core::result::Result::Ok(queried) => queried,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(
                    ::hardwire::__private::IntoResponse::into_response(error),
                );
            }
        };
        let session = App::session(&parts.headers, &app.key);
        let user = match App::user(session, &parts.headers).await {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(
                    ::hardwire::__private::IntoResponse::into_response(error),
                );
            }
        };
        let page = match App::page(queried, &user) {
            ::core::result::Result::Ok(page) => page,
            ::core::result::Result::Err(error) => {
                return ::core::result::Result::Err(
                    ::hardwire::__private::IntoResponse::into_response(error),
                );
            }
        };
        ::core::result::Result::Ok(page)
    }
}

#[allow(dead_code, reason = "a program may not use its graph")]
impl App {
    ///The dependency graph of [`App`].
    pub(crate) const GRAPH: &'static ::hardwire::Graph = {
        static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
            "App",
            r"
singleton	key	Key	fallible	tests/expand/plain_axum.rs:41
request	session	Session	tests/expand/plain_axum.rs:46
	headers	request	HeaderMap
	key	shared	0
request	user	User	async	fallible	tests/expand/plain_axum.rs:51
	session	owned	1
	headers	request	HeaderMap
request	page	Page	fallible	tests/expand/plain_axum.rs:57
	queried	extractor	Query<Queried>
	user	shared	2
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_3f6a32f9abc6aaa6 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "3f6a32f9abc6aaa6" {
        r"hardwire 0.1.0
App
key	singleton	plain	fallible,aliased	Key	tests/expand/plain_axum.rs	41
session	request	plain		Session	..	46	headers=head HeaderMap	key=shared 0
user	request	plain	async,fallible	User	..	51	session=owned 1	headers=head HeaderMap
page	request	plain	fallible	Page	..	57	queried=extract	user=shared 2"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_3f6a32f9abc6aaa6 as App;
#[derive(serde::Deserialize)]
struct Queried {
    page: u32,
}

async fn hello(
    State(Key(key)): State<Key>,
    session: Result<Session, Infallible>,
    user: Result<User, Refusal>,
    page: Result<Page, Response>,
) -> String {
    let session = session.map_or_else(|never| match never {}, |session| session.0);
    let user = user.map_or_else(|_| "nobody".to_owned(), |user| user.0);
    let page = page.map_or(0, |page| page.0);
    format!("{key}, {session}, {user}, {page}")
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
