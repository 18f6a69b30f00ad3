//! `main.rs` with its macros expanded, as rustc compiles it. Pretty-printed, and kept up to date by a test.

#![allow(clippy::all, clippy::pedantic, reason = "generated code")]
#![cfg_attr(rustfmt, rustfmt_skip)]

mod error;

use axum::http::HeaderMap;
use axum::{Router, routing::get};
use sqlx::SqlitePool;
use error::ApiError;
#[derive(sqlx::FromRow)]
struct User {
    id: i64,
    name: String,
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`db`](App::db) | singleton | `SqlitePool` |  |
 | [`user`](App::user) | request value | `User` | `HeaderMap`, [`db`](App::db) |*/
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
    pub(crate) db: SqlitePool,
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
    ///Provides `SqlitePool`.
    pub(crate) async fn db() -> Result<SqlitePool, sqlx::Error> {
        let db = SqlitePool::connect("sqlite:quickstart.db?mode=rwc").await?;
        let schema = sqlx::raw_sql(include_str!("schema.sql"));
        schema.execute(&db).await?;
        Ok(db)
    }
    ///Provides `User`.
    pub(crate) async fn user(
        headers: &HeaderMap,
        db: &SqlitePool,
    ) -> Result<User, ApiError> {
        let token = headers.get("x-token").and_then(|token| token.to_str().ok());
        let user = sqlx::query_as("SELECT id, name FROM users WHERE token = ?")
            .bind(token);
        user.fetch_optional(db).await?.ok_or(ApiError::Unauthorized)
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for SqlitePool {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<SqlitePool>);
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
    db: ::core::option::Option<SqlitePool>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `db`. Its provider then does not run.
    pub(crate) fn db(mut self, db: SqlitePool) -> Self {
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
            ::core::option::Option::None => {
                match App::db().await {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "db",
                                &["App", "user", "db"],
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
singleton	db	SqlitePool	async	fallible	examples/quickstart/src/main.rs:21
request	user	User	async	fallible	examples/quickstart/src/main.rs:29
	headers	request	HeaderMap
	db	shared	0
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_579743b19c70c00f {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "579743b19c70c00f" {
        r"hardwire 0.1.0
App
db	singleton	plain	async,fallible	SqlitePool	examples/quickstart/src/main.rs	21
user	request	plain	async,fallible	User	..	29	headers=head HeaderMap	db=shared 0"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_579743b19c70c00f as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `db` | `&SqlitePool` | singleton [`App::db`](App::db) |  |
 | `text` | `String` | extractor | rejection |*/
fn add_note(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn add_note(
        user: &User,
        db: &SqlitePool,
        text: String,
    ) -> Result<String, ApiError> {
        let note = sqlx::query("INSERT INTO notes (owner, text) VALUES (?, ?)");
        note.bind(user.id).bind(text).execute(db).await?;
        Ok(format!("Saved, {}.\n", user.name))
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let user = match App::user(request.headers(), &app.db).await {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let text = match ::hardwire::bounds::from_request::<
            String,
            App,
            _,
        >(request, &app)
            .await
        {
            ::core::result::Result::Ok(text) => text,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = add_note(
                ::hardwire::bounds::same(&user),
                ::hardwire::bounds::same(&app.db),
                text,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `db` | `&SqlitePool` | singleton [`App::db`](App::db) |  |*/
fn notes(
    state: ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn notes(user: &User, db: &SqlitePool) -> Result<String, ApiError> {
        let notes = sqlx::query_scalar(
            "SELECT text FROM notes WHERE owner = ? ORDER BY id",
        );
        let notes: Vec<String> = notes.bind(user.id).fetch_all(db).await?;
        Ok(notes.join("\n") + "\n")
    }
    let ::hardwire::wired::headers::State(app, headers) = state;
    async move {
        let user = match App::user(&headers, &app.db).await {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = notes(
                ::hardwire::bounds::same(&user),
                ::hardwire::bounds::same(&app.db),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = App::build().await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("Listening on http://127.0.0.1:3000. Try:");
    println!("curl -H 'x-token: ada' -d 'buy milk' http://127.0.0.1:3000/notes");
    println!("curl -H 'x-token: ada' http://127.0.0.1:3000/notes");
    let router: Router = Router::new()
        .route("/notes", get(notes).post(add_note))
        .with_state(app);
    axum::serve(listener, router).await?;
    Ok(())
}
