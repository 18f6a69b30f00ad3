//! Generates services in which one dimension grows.

use std::fmt;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;
use std::str::FromStr;

use crate::generate::LOCKFILE;

/// The dimension that grows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Shape {
    /// Handlers, each of which needs three providers of a small container.
    Handlers,
    /// Modules of five providers each.
    Modules,
    /// Handlers, each of which needs its own instance of a generic provider.
    Generic,
    /// Fallible singletons, each of which needs the one before it.
    Chain,
    /// Providers, each with its own condition.
    Conditions,
}

/// The first lines of each program.
const BEGIN: &str = "#![allow(dead_code, private_interfaces, unused_imports)]\n\n\
                     use axum::{Router, http::StatusCode, routing::get};\n\
                     use hardwire::{container, inject, module};\n\n";

impl Shape {
    pub(super) const ALL: [Self; 5] = [
        Self::Handlers,
        Self::Modules,
        Self::Generic,
        Self::Chain,
        Self::Conditions,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Handlers => "handlers",
            Self::Modules => "modules",
            Self::Generic => "generic",
            Self::Chain => "chain",
            Self::Conditions => "conditions",
        }
    }

    /// The sizes to count by default.
    pub(super) fn sizes(self) -> Vec<usize> {
        match self {
            Self::Handlers => vec![50, 200, 800, 2000],
            Self::Modules => vec![10, 30, 100, 300],
            Self::Generic => vec![50, 200, 800],
            Self::Chain => vec![50, 200, 1000],
            Self::Conditions => vec![20, 60, 200],
        }
    }

    /// The name of the project of this size.
    pub(super) fn project(self, size: usize) -> String {
        format!("growth_{self}_{size}")
    }

    /// The source. With size 0, only the constant part.
    fn program(self, size: usize) -> String {
        let (items, handlers) = match self {
            Self::Handlers => handlers(size),
            Self::Modules => (modules(size), vec![handler(0, "a: &u64")]),
            Self::Generic => generic(size),
            Self::Chain => (chain(size), vec![handler(0, "a: &u64")]),
            Self::Conditions => (conditions(size), vec![handler(0, "a: &u64")]),
        };
        let routes =
            (0..handlers.len()).map(|number| format!(".route(\"/h{number}\", get(h{number}))"));
        let routes: String = routes.collect();
        let handlers = handlers.concat();
        format!(
            "{BEGIN}{items}\n{handlers}\nfn routes() -> Router<App> {{\n    Router::new(){routes}\n}}\n\n\
             fn main() {{\n    let _ = routes();\n}}\n"
        )
    }

    /// Features, every second of which is enabled.
    fn features(self, size: usize) -> String {
        if self != Self::Conditions {
            return String::new();
        }
        let on = (0..size).step_by(2).map(|number| format!("\"c{number}\""));
        let on: Vec<_> = on.collect();
        let all = (0..size).map(|number| format!("c{number} = []\n"));
        format!(
            "\n[features]\ndefault = [{}]\n{}",
            on.join(", "),
            all.collect::<String>()
        )
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Shape {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut all = Self::ALL.into_iter();
        let found = all.find(|shape| shape.name() == text);
        found.ok_or_else(|| format!("unknown dimension `{text}`"))
    }
}

/// Writes the projects as members of one workspace.
pub(super) fn write_all(into: &Path, projects: &[(Shape, usize)]) -> io::Result<()> {
    fs::create_dir_all(into)?;
    let members: Vec<_> = projects
        .iter()
        .map(|(shape, size)| shape.project(*size))
        .collect();
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(into.join("Cargo.toml"), workspace)?;
    fs::write(into.join("Cargo.lock"), LOCKFILE)?;
    for (shape, size) in projects {
        let name = shape.project(*size);
        let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../../runtime");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             axum = {{ version = \"=0.8.9\", default-features = false }}\n\
             hardwire = {{ path = {runtime:?} }}\n{}",
            shape.features(*size)
        );
        let source = into.join(&name).join("src");
        fs::create_dir_all(&source)?;
        fs::write(into.join(&name).join("Cargo.toml"), manifest)?;
        fs::write(source.join("main.rs"), shape.program(*size))?;
    }
    Ok(())
}

/// A handler with these parameters, the first of which is called `a`.
fn handler(number: usize, parameters: &str) -> String {
    format!(
        "#[inject]\nasync fn h{number}({parameters}) -> Result<String, StatusCode> {{\n    \
         let _ = a;\n    std::future::ready(()).await;\n    Ok(String::from(\"{number}\"))\n}}\n\n"
    )
}

fn handlers(size: usize) -> (String, Vec<String>) {
    let items = "pub struct A(u64);\npub struct B(u64);\npub struct C(u64);\n\n\
                 #[container]\nimpl App {\n    #[singleton]\n    fn a() -> A { A(1) }\n    \
                 #[request]\n    async fn b(a: &A) -> Result<B, StatusCode> { Ok(B(a.0)) }\n    \
                 #[request]\n    fn c(a: &A, b: &B) -> C { C(a.0 + b.0) }\n}\n";
    let all = (0..size).map(|number| handler(number, "a: &A, b: &B, c: &C"));
    (items.to_owned(), all.collect())
}

fn modules(size: usize) -> String {
    let mut text = String::new();
    let mut paths = Vec::new();
    for module in 0..size {
        let providers = (0..5).map(|number| {
            format!("        #[request]\n        fn p{module}_{number}() -> P{number} {{ P{number}({number}) }}\n")
        });
        let types = (0..5).map(|number| format!("    pub struct P{number}(pub u64);\n"));
        let (types, providers) = (types.collect::<String>(), providers.collect::<String>());
        let _ = write!(
            text,
            "pub mod m{module} {{\n    use hardwire::module;\n{types}\n    #[module(pub)]\n    \
             impl Part{module} {{\n{providers}    }}\n}}\n\n"
        );
        paths.push(format!("m{module}::Part{module}"));
    }
    let paths = paths.join(", ");
    let own = "    #[singleton]\n    fn size() -> u64 { 7 }\n";
    format!("{text}#[container(modules({paths}))]\nimpl App {{\n{own}}}\n")
}

fn generic(size: usize) -> (String, Vec<String>) {
    let types = (0..size).map(|number| format!("pub struct T{number};\n"));
    let text = types.collect::<String>()
        + "pub struct Repo<T>(std::marker::PhantomData<fn() -> T>);\n\n\
           #[container]\nimpl App {\n    #[singleton]\n    fn size() -> u64 { 7 }\n    \
           #[request]\n    fn repo<T>(size: &u64) -> Repo<T> { let _ = size; Repo(std::marker::PhantomData) }\n}\n";
    let all = (0..size).map(|number| handler(number, &format!("a: &Repo<T{number}>")));
    (text, all.collect())
}

fn chain(size: usize) -> String {
    let types = (0..size).map(|number| format!("pub struct P{number}(u64);\n"));
    let providers = (0..size).map(|number| {
        let (needs, value) = match number.checked_sub(1) {
            Some(before) => (format!("before: &P{before}"), "before.0".to_owned()),
            None => (String::new(), "1".to_owned()),
        };
        format!(
            "    #[singleton]\n    fn p{number}({needs}) -> Result<P{number}, std::fmt::Error> {{ Ok(P{number}({value})) }}\n"
        )
    });
    let (types, providers) = (types.collect::<String>(), providers.collect::<String>());
    let own = "    #[singleton]\n    fn size() -> u64 { 7 }\n";
    format!("{types}\n#[container]\nimpl App {{\n{own}{providers}}}\n")
}

fn conditions(size: usize) -> String {
    let types = (0..size).map(|number| format!("pub struct P{number}(u64);\n"));
    let providers = (0..size).map(|number| {
        format!(
            "    #[cfg(feature = \"c{number}\")]\n    #[request]\n    fn p{number}() -> P{number} {{ P{number}(1) }}\n"
        )
    });
    let (types, providers) = (types.collect::<String>(), providers.collect::<String>());
    let own = "    #[singleton]\n    fn size() -> u64 { 7 }\n";
    format!("{types}\n#[container]\nimpl App {{\n{own}{providers}}}\n")
}
