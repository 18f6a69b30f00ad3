use axum::Router;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
#[derive(serde::Deserialize)]
struct Page {
    page: u32,
}

struct Db;

struct User(String);

struct Flags(usize);

struct Basket(String);

struct Locale(&'static str);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`db`](App::db) | singleton | `Db` |  |
 | [`user`](App::user) | request value | `User` | `HeaderMap` |
 | [`flags`](App::flags) | request value | `Flags` | [`db`](App::db), `HeaderMap` |
 | [`locale`](App::locale) | request value | `Locale` |  |
 | [`basket`](App::basket) | request value | `Basket` | [`user`](App::user), [`locale`](App::locale) |*/
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
        Db
    }
    ///Provides `User`.
    pub(crate) async fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }
    ///Provides `Flags`.
    pub(crate) async fn flags(Db: &Db, headers: &HeaderMap) -> Flags {
        Flags(headers.len())
    }
    ///Provides `Locale`.
    pub(crate) fn locale() -> Locale {
        Locale("en")
    }
    ///Provides `Basket`.
    pub(crate) async fn basket(
        user: &User,
        locale: Locale,
    ) -> Result<Basket, StatusCode> {
        Ok(Basket(format!("basket of {} in {}", user.0, locale.0)))
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Flags>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Locale>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Flags {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Locale {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Basket {}
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
singleton	db	Db	tests/expand/concurrent.rs:21
request	user	User	async	fallible	tests/expand/concurrent.rs:26
	headers	request	HeaderMap
request	flags	Flags	async	tests/expand/concurrent.rs:32
	Db	shared	0
	headers	request	HeaderMap
request	locale	Locale	tests/expand/concurrent.rs:37
request	basket	Basket	async	fallible	tests/expand/concurrent.rs:42
	user	shared	1
	locale	owned	3
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_fde3a35b161332d8 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "fde3a35b161332d8" {
        r"hardwire 0.1.0
App
db	singleton	plain		Db	tests/expand/concurrent.rs	21
user	request	plain	async,fallible	User	..	26	headers=head HeaderMap
flags	request	plain	async	Flags	..	32	Db=& 0	headers=head HeaderMap
locale	request	plain		Locale	..	37
basket	request	plain	async,fallible	Basket	..	42	user=& 1	locale=own 3"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_fde3a35b161332d8 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `flags` | `&mut Flags` | request value [`App::flags`](App::flags) |  |
 | `basket` | `&Basket` | request value [`App::basket`](App::basket) | errors of `user`, `basket` |
 | `page` | `Query<Page>` | extractor | rejection |
 | `user` | `User` | request value [`App::user`](App::user) | error of `user` |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        flags: &mut Flags,
        basket: &Basket,
        Query(page): Query<Page>,
        user: User,
    ) -> String {
        flags.0 += 1;
        format!("{} {} {} {}", flags.0, basket.0, page.page, user.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (parts, body) = ::hardwire::__private::Request::into_parts(request);
        let locale = App::locale();
        let (user, mut flags) = match ::hardwire::__private::try_join(
                async {
                    let user = match App::user(&parts.headers).await {
                        ::core::result::Result::Ok(user) => user,
                        ::core::result::Result::Err(error) => {
                            return ::core::result::Result::Err(
                                ::hardwire::__private::IntoResponse::into_response(error),
                            );
                        }
                    };
                    ::core::result::Result::Ok(user)
                },
                async {
                    let flags = App::flags(&app.db, &parts.headers).await;
                    ::core::result::Result::Ok(flags)
                },
            )
            .await
        {
            ::core::result::Result::Ok(made) => made,
            ::core::result::Result::Err(error) => return error,
        };
        let basket = match App::basket(&user, locale).await {
            ::core::result::Result::Ok(basket) => basket,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let page = match ::hardwire::bounds::from_request::<
            Query<Page>,
            App,
            _,
        >(::hardwire::__private::Request::from_parts(parts, body), &app)
            .await
        {
            ::core::result::Result::Ok(page) => page,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                ::hardwire::bounds::same_mut(&mut flags),
                ::hardwire::bounds::same(&basket),
                page,
                user,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
