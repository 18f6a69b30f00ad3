//! Compile-time dependency injection for axum.
//!
//! Declare each dependency once, as a function in a [`#[container]`](container), and ask for it as a parameter of a
//! handler under [`#[inject]`](inject). Hardwire generates the straight-line async code that you would have written
//! by hand: no registry, no `TypeId`, no lookup, no lock, no thread. Mistakes are errors of `cargo check`.
//!
//! ```
//! use axum::http::{HeaderMap, StatusCode};
//! use axum::{Json, Router, routing::post};
//! use hardwire::{container, inject};
//!
//! # struct Config { model: String }
//! # struct Db;
//! # struct User { name: String }
//! # struct Claude { model: String }
//! # impl Db {
//! #     async fn connect(_: &Config) -> Result<Self, std::io::Error> { Ok(Self) }
//! #     async fn user_of(&self, headers: &HeaderMap) -> Option<User> {
//! #         let name = headers.get("x-name")?.to_str().ok()?;
//! #         Some(User { name: name.to_owned() })
//! #     }
//! # }
//! #[container]
//! impl App {
//!     #[singleton]
//!     fn config() -> Config {
//!         Config { model: "claude".to_owned() }
//!     }
//!
//!     #[singleton]
//!     async fn db(config: &Config) -> Result<Db, std::io::Error> {
//!         Db::connect(config).await
//!     }
//!
//!     #[request]
//!     async fn user(headers: &HeaderMap, db: &Db) -> Result<User, StatusCode> {
//!         db.user_of(headers).await.ok_or(StatusCode::UNAUTHORIZED)
//!     }
//!
//!     #[factory]
//!     fn claude(config: &Config, #[arg] version: u8) -> Claude {
//!         Claude { model: format!("{}-{version}", config.model) }
//!     }
//! }
//!
//! #[inject]
//! async fn chat(
//!     user: &User,
//!     claude: impl Fn(u8) -> Claude,
//!     Json(version): Json<u8>,
//! ) -> String {
//!     format!("{} asks {}", user.name, claude(version).model)
//! }
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), hardwire::BuildError> {
//! let app = App::build().await?;
//! let router: Router = Router::new().route("/", post(chat)).with_state(app);
//! # Ok(())
//! # }
//! ```
//!
//! Each function of the block is a *provider*. Its parameters are its own dependencies, its return type is what it
//! provides, and its attribute is its *scope*:
//!
//! | scope | built |
//! |---|---|
//! | `#[singleton]` | once, by `App::build` |
//! | `#[request]` | at most once in each request, and only if the handler needs it |
//! | `#[factory]` | each time it is requested |
//!
//! # Where to read on
//!
//! | topic | page |
//! |---|---|
//! | containers, inputs, lazy and blocking singletons, teardown, testing | [`#[container]`](container) |
//! | handlers, guards, middlewares, tasks, groups, sockets and streams, other attributes | [`#[inject]`](inject) |
//! | splitting a graph over files and crates | [`#[module]`](module) |
//! | authentication, transactions, cookies | [`idioms`] |
//! | an error message, its cause and the fix | [`mistakes`] |
//! | the graph as text, picture or data | [`graph`] |
//!
//! # How a parameter finds its provider
//!
//! By its type, as written: `&T`, `&mut T`, `T`, `Arc<T>` and `Box<T>` all ask for the provider of `T`. Types are
//! compared by the last segments of their paths, at every depth: in generics, tuples, references, function types and
//! trait objects. Lifetimes and the order of auto traits are ignored.
//!
//! If several providers return the type, the longest written path that matches decides (`application::Model` and
//! `endpoint::Model`), then the parameter's name. Only providers that support the requested form count: a factory for
//! `impl Fn`, a request value for `&mut T`.
//!
//! rustc then confirms that the provider returns exactly this type. A type that only derefs to it is an error, so a
//! wrong match never compiles.
//!
//! | parameter type | receives |
//! |---|---|
//! | `&T` | a reference to the singleton or request value |
//! | `&mut T` | exclusive access to the request value |
//! | `T` of a singleton | a clone |
//! | `T` of a request value | the value, or a clone if it is needed later |
//! | `T` of a factory | a new value |
//! | `impl Fn(A) -> T`, `impl AsyncFn(A) -> T` | the factory, to call with its `#[arg]`s |
//! | `Option<&T>` | the content of the `Option` that a provider returns, or `Some` of what a provider of `T` returns |
//! | `#[optional] x: Option<&T>` | `None` if there is no provider |
//! | `Result<&T, E>`, `Result<T, E>` of a request value | the provider's result, without refusing the request |
//! | `impl Deferred<T, E>` of a request value | the value, built when the handler first asks for it |
//! | `Vec<&T>`, `Vec<Arc<T>>`, `Vec<(&'static str, &T)>` | the values of all providers of `T`, in declared order, with their names |
//! | `&HeaderMap`, `&Method`, `&Uri`, `&Version`, `&Extensions`, `&Parts` | a reference to a part of the request |
//! | any other type by value, in a handler or a `#[request]` | an axum extractor |
//!
//! | attribute of a parameter | meaning |
//! |---|---|
//! | `#[dep]` | always a dependency: an error if there is no provider |
//! | `#[optional]` | `None` or empty if there is no provider, on an `Option` or a `Vec` |
//! | `#[dep(replica)]` | use this provider, whatever its type is called |
//! | `#[dep(has_query("bar"))]` | call this factory with these arguments |
//! | `#[extract]` | always an axum extractor, even if a provider returns the type |
//!
//! # Order of execution
//!
//! Extractors and providers run in the order of the parameters, each once. A provider's dependencies run just before
//! it. The last extractor may consume the body. It runs last, wherever it is in the parameter list, so a request that
//! a provider refuses has its body unread. Only values marked `after_body`, or requested as [`Deferred`], are [built
//! later](inject#building-a-value-later).
//!
//! A provider that fails ends the request: the response is its error's
//! [`into_response`](axum::response::IntoResponse::into_response), and later providers do not run.
//!
//! An extractor of a *provider* runs just before it, and reads the head of the request. It may consume the body if
//! the handler has no extractor of its own, and nothing after it needs the head.
//!
#![doc = include_str!("docs/fallible.md")]
//!
#![doc = include_str!("docs/optional.md")]
//!
#![doc = include_str!("docs/traits.md")]
//!
#![doc = include_str!("docs/choosing.md")]
//!
#![doc = include_str!("docs/generics.md")]
//!
//! # Features
//!
//! No feature is enabled by default. Only `override` changes the generated code.
//!
//! | feature | adds |
//! |---|---|
//! | `override` | `App::builder().override_user(…)`, for `[dev-dependencies]` |
//! | `svg` | `Graph::to_svg` |
//! | `json` | `Graph::to_json` |
//! | `testing` | `testing::assert_graph` and `testing::Events`, for `[dev-dependencies]` |

#![cfg_attr(docsrs, feature(doc_cfg))]

mod blocking;
pub mod bounds;
mod build_error;
pub mod deferred;
pub mod expansion;
mod external;
mod fallible;
mod from_head;
pub mod graph;
mod guard_value;
mod held;
mod instances;
mod lazy;
// `idioms` and `mistakes` contain only documentation.
#[cfg(any(doc, doctest))]
pub mod idioms;
mod mapped;
#[cfg(any(doc, doctest))]
pub mod mistakes;
mod module;
mod one_spelling;
#[cfg(feature = "override")]
mod overrides;
mod own_provider;
mod panic;
mod refusal;
mod same;
mod sealed;
mod shared;
mod singleton;
mod teardown;
#[cfg(feature = "testing")]
pub mod testing;
pub mod wired;

#[doc(hidden)]
pub mod __private;

pub use build_error::BuildError;
pub use deferred::Deferred;
pub use graph::Graph;
/// On a parameter of a [`#[factory]`](macro@factory) or of a task: the caller passes it.
///
/// [`#[container]`](container) and [`#[inject]`](inject) read this attribute, so it needs no import.
///
/// ```
/// # use hardwire::{container, inject};
/// struct Claude(u32);
///
/// #[container]
/// impl App {
///     #[factory]
///     fn claude(#[arg] version: u32) -> Claude {
///         Claude(version)
///     }
/// }
///
/// #[inject(App, task)]
/// async fn job(claude: impl Fn(u32) -> Claude, #[arg] version: u32) -> u32 {
///     claude(version).0
/// }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), hardwire::BuildError> {
/// assert_eq!(job(&App::build().await?, 4).await, 4);
/// # Ok(())
/// # }
/// ```
pub use hardwire_macros::arg;
/// Defines a container: the type `App` and its dependency graph, from `impl App { … }`.
///
/// `#[container]` makes `App` visible in the crate; `#[container(pub)]` and the like set its visibility. Each
/// function with a scope is a provider. Its parameters are its dependencies, and its return type is the provided type
/// (`T` of a `Result<T, E>`). It remains an associated function that tests can call. Without a visibility of its own,
/// it has that of the container.
///
/// | attribute | built | requested as |
/// |---|---|---|
/// | `#[singleton]` | once, by `App::build` | `&T`, or a clone |
/// | `#[singleton(lazy)]` | once, on first use | `&T`, or a clone |
/// | `#[request]` | at most once in each handler, middleware or task, and only if needed there | `&T`, `&mut T`, or by value |
/// | `#[request(shared)]` | at most once in each request, for [its middlewares and its handler](macro@inject#middleware) | `&T`, `Arc<T>`, or a clone |
/// | `#[factory]` | each time it is requested | by value, or `impl Fn(…) -> T` |
/// | `#[input]` (no body) | by the caller, as an argument of `App::build` | `&T`, or a clone |
///
/// `App` is `Clone` (it holds one `Arc`), `Send` and `Sync`. Its `Debug` prints the names of its providers, never
/// their values. It has
///
/// * `App::build(inputs…).await`, which builds the singletons in the order of their dependencies;
/// * `App::builder(inputs…)`, with a setter for each singleton. The provider of a singleton that is set does not run,
///   nor do the factories that only it needs;
/// * `app.db`, the singleton of the provider `db`;
/// * `app.shutdown().await`, which tears down the singletons;
/// * `App::GRAPH`, the whole [`Graph`].
///
/// ```
/// # use hardwire::container;
/// #[derive(Debug)]
/// struct Settings {
///     url: String,
/// }
///
/// #[derive(Debug)]
/// struct Db {
///     url: String,
/// }
///
/// #[container]
/// impl App {
///     #[input]
///     fn settings() -> Settings;
///
///     #[singleton]
///     fn db(settings: &Settings) -> Result<Db, std::num::ParseIntError> {
///         let _port: u16 = settings.url.parse()?;
///         Ok(Db { url: settings.url.clone() })
///     }
/// }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), hardwire::BuildError> {
/// let app = App::build(Settings { url: "5432".to_owned() }).await?;
/// assert_eq!(app.db.url, app.settings.url);
///
/// let error = App::build(Settings { url: "?".to_owned() }).await.unwrap_err();
/// assert_eq!(error.provider(), "db");
///
/// let nowhere = Settings { url: "?".to_owned() };
/// let app = App::builder(nowhere).db(Db { url: "in memory".to_owned() }).build().await?;
/// assert_eq!(app.db.url, "in memory");
/// # Ok(())
/// # }
/// ```
///
#[doc = include_str!("docs/lazy.md")]
///
#[doc = include_str!("docs/blocking.md")]
///
#[doc = include_str!("docs/teardown.md")]
///
#[doc = include_str!("docs/testing.md")]
///
#[cfg_attr(feature = "override", doc = include_str!("docs/overrides.md"))]
///
#[doc = include_str!("docs/refusals.md")]
///
#[doc = include_str!("docs/plain_axum.md")]
///
#[doc = include_str!("docs/adoption.md")]
///
#[doc = include_str!("docs/cfg.md")]
///
#[doc = include_str!("docs/renaming.md")]
pub use hardwire_macros::container;
/// On a parameter: names the provider, `#[dep(replica)]`, or only says that the parameter is a dependency and
/// not an extractor, `#[dep]`.
///
/// [`#[container]`](container) and [`#[inject]`](inject) read this attribute, so it needs no import.
///
/// ```
/// # use hardwire::{container, inject};
/// struct Db(u32);
///
/// #[container]
/// impl App {
///     #[singleton]
///     fn primary() -> Db {
///         Db(1)
///     }
///
///     #[singleton]
///     fn replica() -> Db {
///         Db(2)
///     }
/// }
///
/// #[inject]
/// async fn hello(#[dep(replica)] db: &Db) -> String {
///     db.0.to_string()
/// }
/// # fn main() {
/// #     let _: axum::Router<App> = axum::Router::new().route("/", axum::routing::get(hello));
/// # }
/// ```
pub use hardwire_macros::dep;
/// On a parameter: an axum extractor, even if a provider returns its type.
///
/// [`#[container]`](container) and [`#[inject]`](inject) read this attribute, so it needs no import.
///
/// ```
/// # use axum::http::Uri;
/// # use hardwire::{container, inject};
/// #[container]
/// impl App {
///     #[singleton]
///     fn home() -> Uri {
///         Uri::from_static("https://example.com")
///     }
/// }
///
/// #[inject]
/// async fn hello(home: &Uri, #[extract] asked: Uri) -> String {
///     format!("{home} {asked}")
/// }
/// # fn main() {
/// #     let _: axum::Router<App> = axum::Router::new().route("/", axum::routing::get(hello));
/// # }
/// ```
pub use hardwire_macros::extract;
/// Marks a provider whose value is built each time it is requested, or called as `impl Fn(…) -> T`.
///
/// [`#[container]`](container) and [`#[module]`](module) read this attribute, so it needs no import. Parameters
/// that the caller passes are marked [`#[arg]`](macro@arg). The options are `after_body`, `as`, `blocking` and
/// `infallible`, as for [`#[request]`](macro@request).
///
/// ```
/// # use hardwire::{container, inject};
/// struct Claude(String);
///
/// #[container]
/// impl App {
///     #[factory]
///     fn claude(#[arg] model: &str) -> Claude {
///         Claude(model.to_owned())
///     }
/// }
///
/// #[inject]
/// async fn hello(claude: impl Fn(&str) -> Claude) -> String {
///     claude("opus").0
/// }
/// # fn main() {
/// #     let _: axum::Router<App> = axum::Router::new().route("/", axum::routing::get(hello));
/// # }
/// ```
pub use hardwire_macros::factory;
/// Turns a function, `async` or not, into a handler of a router whose state is the container. Its parameters come
/// from the container `App` in scope, or from another one: `#[inject(Other)]`.
///
/// The return type and the body of the function do not change. rustc compiles a plain `fn` faster than an `async fn`,
/// so use it where nothing is awaited.
///
/// ```
/// # use axum::{Router, routing::get};
/// # use hardwire::{container, inject};
/// # #[derive(Default)]
/// # struct Db;
/// # impl Db { fn replica() -> Self { Self } }
/// #[container]
/// impl Storage {
///     #[singleton]
///     fn primary() -> Db {
///         Db::default()
///     }
///
///     #[singleton]
///     fn replica() -> Db {
///         Db::replica()
///     }
/// }
///
/// #[inject(Storage)]
/// async fn copy(primary: &Db, #[dep(replica)] other: &Db) -> &'static str {
///     # let _ = (primary, other);
///     "copied"
/// }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), hardwire::BuildError> {
/// let router: Router = Router::new().route("/", get(copy)).with_state(Storage::build().await?);
/// # Ok(())
/// # }
/// ```
///
#[doc = include_str!("docs/forms.md")]
///
#[doc = include_str!("docs/middleware.md")]
///
#[doc = include_str!("docs/groups.md")]
///
#[doc = include_str!("docs/bound_arguments.md")]
///
#[doc = include_str!("docs/deferred.md")]
///
#[doc = include_str!("docs/concurrent.md")]
///
#[doc = include_str!("docs/sockets.md")]
///
#[doc = include_str!("docs/attributes.md")]
pub use hardwire_macros::inject;
/// Marks a value that the caller passes to `App::build`. It has no body and no parameters.
///
/// [`#[container]`](container) reads this attribute, so it needs no import. The only option is `state`, as for
/// [`#[singleton]`](macro@singleton).
///
/// ```
/// # use hardwire::container;
/// #[container]
/// impl App {
///     #[input]
///     fn port() -> u16;
/// }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), hardwire::BuildError> {
/// assert_eq!(App::build(8080).await?.port, 8080);
/// # Ok(())
/// # }
/// ```
pub use hardwire_macros::input;
#[doc = include_str!("docs/module.md")]
pub use hardwire_macros::module;
/// On a parameter of type `Option<&T>` or `Vec<&T>`: it may be `None` or empty because nothing provides `T`.
///
/// [`#[container]`](container) and [`#[inject]`](inject) read this attribute, so it needs no import.
///
/// ```
/// # use hardwire::{container, inject};
/// struct Tracer;
///
/// #[container]
/// impl App {}
///
/// #[inject]
/// async fn hello(#[optional] tracer: Option<&Tracer>) -> String {
///     tracer.is_some().to_string()
/// }
/// # fn main() {
/// #     let _: axum::Router<App> = axum::Router::new().route("/", axum::routing::get(hello));
/// # }
/// ```
pub use hardwire_macros::optional;
/// Marks a provider whose value is built for one request, at most once in each function that needs it.
///
/// [`#[container]`](container) and [`#[module]`](module) read this attribute, so it needs no import.
///
/// | option | effect |
/// |---|---|
/// | `extract` | plain axum handlers can extract the value |
/// | `shared` | one value for the middlewares and the handler of a request |
/// | `after_body` | built after the body is read |
/// | `as = dyn Store` | provides the trait object too |
/// | `teardown = Tx::finish` | runs when the handler has returned; `until = response`, when the response is sent |
/// | `blocking` | runs on a thread for blocking work |
/// | `infallible` | a return type that is named like a `Result` is the value |
///
/// ```
/// # use axum::http::HeaderMap;
/// # use hardwire::{container, inject};
/// struct Locale(String);
///
/// #[container]
/// impl App {
///     #[request]
///     fn locale(headers: &HeaderMap) -> Locale {
///         let language = headers.get("accept-language").and_then(|value| value.to_str().ok());
///         Locale(language.unwrap_or("en").to_owned())
///     }
/// }
///
/// #[inject]
/// async fn hello(locale: &Locale) -> String {
///     locale.0.clone()
/// }
/// # fn main() {
/// #     let _: axum::Router<App> = axum::Router::new().route("/", axum::routing::get(hello));
/// # }
/// ```
pub use hardwire_macros::request;
/// Marks a provider whose value is built once, with the container: `&T` is shared by all requests.
///
/// [`#[container]`](container) and [`#[module]`](module) read this attribute, so it needs no import.
///
/// | option | effect |
/// |---|---|
/// | `lazy` | built on first use; `timeout = Duration::from_secs(5)` bounds that |
/// | `external` | a test must pass it to `App::test_builder` |
/// | `state` | plain axum handlers can extract `State<T>` |
/// | `as = dyn Store` | provides the trait object too |
/// | `teardown = Db::close` | runs at `App::shutdown` |
/// | `blocking` | runs on a thread for blocking work |
/// | `infallible` | a return type that is named like a `Result` is the value |
///
/// ```
/// # use hardwire::container;
/// struct Db(u32);
///
/// #[container]
/// impl App {
///     #[singleton]
///     fn db() -> Db {
///         Db(1)
///     }
/// }
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), hardwire::BuildError> {
/// assert_eq!(App::build().await?.db.0, 1);
/// # Ok(())
/// # }
/// ```
pub use hardwire_macros::singleton;
pub use lazy::{Lazy, LazyError, LazyTimeout};
pub use singleton::Singleton;
pub use teardown::{Outcome, ShutdownError, TeardownError};
