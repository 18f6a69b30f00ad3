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
#![doc = include_str!("docs/matching.md")]
//!
#![doc = include_str!("docs/order.md")]
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
#[doc = include_str!("docs/macros/arg.md")]
pub use hardwire_macros::arg;
#[doc = include_str!("docs/macros/container.md")]
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
#[doc = include_str!("docs/macros/dep.md")]
pub use hardwire_macros::dep;
#[doc = include_str!("docs/macros/extract.md")]
pub use hardwire_macros::extract;
#[doc = include_str!("docs/macros/factory.md")]
pub use hardwire_macros::factory;
#[doc = include_str!("docs/macros/inject.md")]
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
#[doc = include_str!("docs/macros/input.md")]
pub use hardwire_macros::input;
#[doc = include_str!("docs/module.md")]
pub use hardwire_macros::module;
#[doc = include_str!("docs/macros/optional.md")]
pub use hardwire_macros::optional;
#[doc = include_str!("docs/macros/request.md")]
pub use hardwire_macros::request;
#[doc = include_str!("docs/macros/singleton.md")]
pub use hardwire_macros::singleton;
pub use lazy::{Lazy, LazyError, LazyTimeout};
pub use singleton::Singleton;
pub use teardown::{Outcome, ShutdownError, TeardownError};
