//! Dependency wiring for axum, decided by the compiler.
//!
//! You declare providers in a [`#[container]`](container), annotate handlers with
//! [`#[inject]`](inject), and each handler becomes the straight-line async code that you would
//! have written by hand: no registry, no `TypeId`, no lookup, no lock, no thread. A mistake in the
//! wiring is an error of `cargo check`.
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
//! async fn chat(user: &User, claude: impl Fn(u8) -> Claude, Json(version): Json<u8>) -> String {
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
//! # How a parameter finds its provider
//!
//! By its type, as written: `&T`, `&mut T`, `T`, `Arc<T>` and `Box<T>` all ask for the provider of
//! `T`. Types are compared by the last segments of their paths, at every depth: in generics, tuples,
//! references, function types and trait objects. Lifetimes and the order of auto traits do not count.
//!
//! If several providers return the type, the longest written path that matches decides
//! (`application::Model` beside `endpoint::Model`), then the parameter's name. Only providers that can
//! be given in the requested form count: a factory for `impl Fn`, a request value for `&mut T`.
//!
//! rustc then confirms that the provider returns exactly this type. A type that only derefs to it is an
//! error, so a wrong guess never runs.
//!
//! | a parameter of type | receives |
//! |---|---|
//! | `&T` | a reference to the singleton or to the request's value |
//! | `&mut T` | the request's value, exclusively |
//! | `T` of a singleton | a clone |
//! | `T` of a request value | the value itself if nothing needs it later, else a clone |
//! | `T` of a factory | a new value |
//! | `impl Fn(A) -> T`, `impl AsyncFn(A) -> T` | the factory: its dependencies bound, its `#[arg]`s open |
//! | `Option<&T>` | what is in the `Option` that a provider returns, or `Some` of what a provider of `T` gives |
//! | `#[optional] x: Option<&T>` | `None` if nothing provides `T` |
//! | `Result<&T, E>`, `Result<T, E>` of a request value | what its provider returned: a failure refuses nothing |
//! | `impl Deferred<T, E>` of a request value | the value, built when the handler first asks for it |
//! | `Vec<&T>`, `Vec<Arc<T>>`, `Vec<(&'static str, &T)>` | every provider of `T`, in declared order, with its name |
//! | `&HeaderMap`, `&Method`, `&Uri`, `&Version`, `&Extensions`, `&Parts` | borrowed from the request |
//! | anything else by value, in a handler or a `#[request]` | an axum extractor |
//!
//! | on a parameter | meaning |
//! |---|---|
//! | `#[dep]` | a dependency and nothing else: an error if no provider gives it |
//! | `#[optional]` | `None` or empty if no provider gives it, on an `Option` or a `Vec` |
//! | `#[dep(replica)]` | this provider, whatever its type is called |
//! | `#[dep(has_query("bar"))]` | this factory, with its `#[arg]`s given here |
//! | `#[extract]` | an axum extractor, even though a provider gives that type |
//!
//! # When things run
//!
//! Extractors and providers run in the order of the parameters, each once, and a provider's own
//! dependencies just before it. The last extractor may consume the body, and runs last of all
//! wherever it stands: no body is read for a request that a provider refuses. Only what is marked
//! `after_body`, or [`Deferred`], is built [later](inject#building-a-value-later). A provider that
//! fails ends the request with its error's
//! [`into_response`](axum::response::IntoResponse::into_response); later ones do not run.
//!
//! An extractor that a *provider* asks for runs just before it, and reads the head of the request.
//! It may consume the body if the handler has no extractor of its own, and nothing behind it needs
//! the head.
//!
#![doc = include_str!("docs/traits.md")]
//!
#![doc = include_str!("docs/fallible.md")]
//!
#![doc = include_str!("docs/none_and_many.md")]
//!
#![doc = include_str!("docs/choosing.md")]
//!
#![doc = include_str!("docs/generics.md")]
//!
//! # Features
//!
//! None is on by default, and none but `override` changes what a handler becomes.
//!
//! | feature | adds |
//! |---|---|
//! | `override` | `App::builder().override_user(…)`, for `[dev-dependencies]` |
//! | `svg` | `Graph::to_svg` |
//! | `json` | `Graph::to_json` |
//! | `testing` | `testing::assert_graph` and `testing::Events`, for `[dev-dependencies]` |

mod blocking;
pub mod bounds;
mod build_error;
pub mod deferred;
pub mod expansion;
mod external;
mod fallible;
pub mod graph;
mod held;
mod instances;
mod lazy;
// These two hold documentation and nothing else.
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
/// Defines a container: the type `App` and its whole graph, from `impl App { … }`.
///
/// `#[container]` makes `App` visible in the crate, `#[container(pub)]` and the like as they say.
/// Each function with a lifetime is a provider; its parameters are its dependencies, and its
/// return type, the `T` of a `Result<T, E>`, is what it provides. It stays an ordinary associated
/// function, so that a test can call it. A function without a visibility gets the container's.
///
/// | attribute | built | given as |
/// |---|---|---|
/// | `#[singleton]` | once, by `App::build` | `&T`, or a clone |
/// | `#[singleton(lazy)]` | once, on first use | the same |
/// | `#[request]` | at most once in each function of a request, and only if something in it needs it | `&T`, `&mut T`, or by value |
/// | `#[request(shared)]` | at most once in each request, for [all of its functions](macro@inject#middleware) | `&T`, `Arc<T>`, or a clone |
/// | `#[factory]` | anew at each place that asks | by value, or `impl Fn(…) -> T` |
/// | `#[input]` (no body) | by the caller: an argument of `App::build` | like a singleton |
///
/// `App` is `Clone` (one reference count), `Send` and `Sync`, prints the names of its providers
/// and never their values, and has
///
/// * `App::build(inputs…).await`, which builds the singletons, each behind what it needs;
/// * `App::builder(inputs…)`, to which singletons can be given by name: the provider of a
///   singleton that is given does not run, nor do the factories that only it needed;
/// * `app.db`, the singleton of the provider `db`;
/// * `app.shutdown().await`, which ends its singletons;
/// * `App::GRAPH`, the whole [`Graph`] to look at.
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
#[doc = include_str!("docs/refusals.md")]
///
#[doc = include_str!("docs/plain_axum.md")]
///
#[doc = include_str!("docs/adoption.md")]
///
#[doc = include_str!("docs/cfg.md")]
///
#[doc = include_str!("docs/by_another_name.md")]
///
#[doc = include_str!("docs/lazy.md")]
///
#[doc = include_str!("docs/blocking.md")]
///
#[doc = include_str!("docs/teardown.md")]
///
#[doc = include_str!("docs/testing.md")]
///
#[cfg_attr(feature = "override", doc = include_str!("docs/overriding.md"))]
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
/// Wires a function, `async` or not: its parameters come from the container `App` in scope, or from
/// another one, `#[inject(Other)]`, and it becomes a handler of a router whose state is that
/// container.
///
/// The function's return type and body stay as they are. Where nothing is awaited, a plain `fn` takes rustc
/// less time than an `async fn`.
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
#[doc = include_str!("docs/lasting.md")]
///
#[doc = include_str!("docs/attributes.md")]
///
#[doc = include_str!("docs/concurrent.md")]
///
#[doc = include_str!("docs/later.md")]
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
