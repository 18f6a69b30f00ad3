//! The dependency graph of a container, as data: to inspect, draw and review.

mod dot;
#[cfg(feature = "json")]
mod json;
mod lifetime;
mod mermaid;
mod palette;
mod parameter;
mod place;
mod provider;
#[cfg(feature = "svg")]
mod svg;
mod teardown;
mod text;
mod wire;
pub(crate) mod written;

use std::fmt;
use std::sync::OnceLock;

pub use lifetime::Lifetime;
pub use parameter::{Access, Parameter, Source};
pub use place::Place;
pub use provider::Provider;
pub use teardown::Teardown;

/// The providers of a container, and the dependencies of each.
///
/// It is plain data, written by the macros for people and tools. Generated code does not use it, and a program that
/// does not refer to it does not contain it.
///
/// In the pictures, an arrow leads from a provider to the providers that depend on it. The shape shows the scope:
///
/// | scope | shape |
/// |---|---|
/// | input | parallelogram |
/// | singleton | rectangle |
/// | request | rounded rectangle |
/// | factory | hexagon |
///
/// An arrow without a label is a shared reference. A dashed arrow is a dependency that may not be used: a factory, or
/// an optional provider.
///
/// ```
/// # use axum::http::HeaderMap;
/// # struct Db;
/// # struct User;
/// #[hardwire::container]
/// impl App {
///     #[singleton]
///     async fn db() -> Result<Db, std::io::Error> {
///         Ok(Db)
///     }
///
///     #[request]
///     fn user(headers: &HeaderMap, db: &Db) -> User {
///         User
///     }
/// }
/// use hardwire::graph::Lifetime;
///
/// let graph: &'static hardwire::Graph = App::GRAPH;
/// let user = graph.provider("user").unwrap();
/// assert_eq!(user.lifetime(), Lifetime::Request);
///
/// let db = user.parameters()[1].source().providers()[0];
/// assert_eq!(graph.providers()[db].name(), "db");
/// ```
pub struct Graph {
    container: &'static str,
    text: &'static str,
    providers: OnceLock<Vec<Provider>>,
}

impl Graph {
    const fn written(container: &'static str, text: &'static str) -> Self {
        Self {
            container,
            text,
            providers: OnceLock::new(),
        }
    }

    /// The name of the container.
    #[must_use]
    pub const fn container(&self) -> &'static str {
        self.container
    }

    /// Its providers, in declared order: those of its modules, then its own.
    #[must_use]
    pub fn providers(&self) -> &[Provider] {
        self.providers.get_or_init(|| written::providers(self.text))
    }

    /// The provider with this name. For a generic provider, its first instance.
    #[must_use]
    pub fn provider(&self, name: &str) -> Option<&Provider> {
        self.providers()
            .iter()
            .find(|provider| provider.name() == name)
    }

    /// Text to review and to commit; see
    #[cfg_attr(
        feature = "testing",
        doc = "[`testing::assert_graph`](crate::testing::assert_graph)."
    )]
    #[cfg_attr(not(feature = "testing"), doc = "`testing::assert_graph`.")]
    ///
    /// It has a paragraph for each provider, in declared order. Singletons are built and collections are filled in
    /// this order. The type is followed by properties: traits, `async`, `fallible`, `teardown`, the module. There are
    /// no files and lines, so moving code does not change the text.
    ///
    /// ```
    /// # use axum::http::HeaderMap;
    /// # struct Db;
    /// # struct User;
    /// # #[hardwire::container]
    /// # impl App {
    /// #     #[singleton]
    /// #     async fn db() -> Result<Db, std::io::Error> {
    /// #         Ok(Db)
    /// #     }
    /// #
    /// #     #[request]
    /// #     fn user(headers: &HeaderMap, db: &Db) -> User {
    /// #         User
    /// #     }
    /// # }
    /// assert_eq!(App::GRAPH.to_text(), "\
    /// container App
    ///
    /// singleton db: Db (async, fallible)
    ///
    /// request user: User
    ///     headers = request HeaderMap
    ///     db = &db
    /// ");
    /// ```
    ///
    /// | value of a parameter | meaning |
    /// |---|---|
    /// | `&db`, `&mut db`, `db` | the value of the provider `db`: shared, exclusive, by value |
    /// | `fn claude`, `async fn claude` | the factory itself |
    /// | `Some(&db)`, `None` | an optional dependency, with or without a provider |
    /// | `[&auth, &quota]` | all providers of a type |
    /// | `request HeaderMap` | borrowed from the request |
    /// | `extractor Json<Ask>` | extracted from the request |
    /// | `argument Model` | passed by the caller of the factory |
    #[must_use]
    pub fn to_text(&self) -> String {
        text::render(self)
    }

    /// A [Mermaid](https://mermaid.js.org) flowchart. Many sites render it in a Markdown code block with the language
    /// `mermaid`.
    ///
    /// ```
    /// # #[hardwire::container] impl App {}
    /// println!("```mermaid\n{}```", App::GRAPH.to_mermaid());
    /// ```
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        mermaid::render(self)
    }

    /// A graph in the language of [Graphviz](https://graphviz.org): `dot -Tpng -o graph.png` renders it.
    ///
    /// ```
    /// # #[hardwire::container] impl App {}
    /// assert!(App::GRAPH.to_dot().starts_with("digraph \"App\" {"));
    /// ```
    #[must_use]
    pub fn to_dot(&self) -> String {
        dot::render(self)
    }

    /// A self-contained SVG picture: no script, no font, no other file. It is light or dark as its viewer prefers.
    /// Needs the feature `svg`.
    ///
    /// The layout may change with the version of the layout library, so do not compare pictures. Drawing a hundred
    /// providers takes a fraction of a second.
    ///
    /// ```
    /// # #[hardwire::container] impl App {}
    /// # let directory = tempfile::tempdir()?;
    /// std::fs::write(directory.path().join("graph.svg"), App::GRAPH.to_svg())?;
    /// # Ok::<_, std::io::Error>(())
    /// ```
    ///
    /// In the documentation of a container, it follows the theme of the page. To scroll a large graph, put it into a
    /// block:
    ///
    /// ```text
    /// /// <div class="hardwire-scroll">
    /// #[doc = include_str!("../graph.svg")]
    /// /// </div>
    /// ```
    #[cfg(feature = "svg")]
    #[must_use]
    pub fn to_svg(&self) -> String {
        svg::render(self)
    }

    /// The graph as JSON, for other programs. Needs the feature `json`.
    ///
    /// A provider is referred to by its position in `providers`.
    ///
    /// ```
    /// # static GRAPH: hardwire::Graph = hardwire::__private::graph(
    /// #     "App",
    /// #     "singleton\tdb\tDb\tasync\tsrc/app.rs:7",
    /// # );
    /// # struct App;
    /// # impl App { const GRAPH: &'static hardwire::Graph = &GRAPH; }
    /// assert_eq!(App::GRAPH.to_json(), r#"{
    ///   "container": "App",
    ///   "providers": [
    ///     {
    ///       "after_body": false,
    ///       "async": true,
    ///       "fallible": false,
    ///       "lazy": false,
    ///       "lifetime": "singleton",
    ///       "module": null,
    ///       "name": "db",
    ///       "parameters": [],
    ///       "place": {
    ///         "file": "src/app.rs",
    ///         "line": 7
    ///       },
    ///       "shared": false,
    ///       "teardown": null,
    ///       "traits": [],
    ///       "type": "Db"
    ///     }
    ///   ]
    /// }
    /// "#);
    /// ```
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json(&self) -> String {
        json::render(self)
    }
}

impl fmt::Debug for Graph {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Graph")
            .field("container", &self.container)
            .field("providers", &self.providers())
            .finish_non_exhaustive()
    }
}

/// Prints [`Graph::to_text`].
impl fmt::Display for Graph {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_text())
    }
}
