//! Parses the graph in generated code. It is text, because rustc only has to copy it, and is parsed when the program
//! first uses it.
//!
//! An unindented line is a provider, and the indented lines after it are its parameters. Fields are separated by
//! tabs.
//!
//! ```
//! static GRAPH: hardwire::Graph = hardwire::__private::graph("App", "
//! singleton\tdb\tDb\tas dyn Store\tasync\tsrc/app.rs:7
//! request\tuser\tUser\tfallible\tsrc/app.rs:12
//! \theaders\trequest\tHeaderMap
//! \tdb\tshared\t0
//! ");
//! assert_eq!(GRAPH.provider("user").unwrap().parameters().len(), 2);
//! ```

use super::provider::{Special, Turn};
use super::{Access, Graph, Lifetime, Parameter, Place, Provider, Source, Teardown};

/// The graph of the container with this name.
#[must_use]
pub const fn graph(container: &'static str, text: &'static str) -> Graph {
    Graph::written(container, text)
}

/// Parses the providers. The text was written by the macros of this version, so lines that cannot be parsed do not
/// occur.
pub(super) fn providers(text: &'static str) -> Vec<Provider> {
    let mut providers: Vec<Provider> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix('\t'), providers.last_mut()) {
            (Some(line), Some(provider)) => provider.parameters.extend(parameter(line)),
            (Some(_), None) => {}
            (None, _) => providers.extend(provider(line)),
        }
    }
    providers
}

/// `singleton⇥db⇥Db⇥as dyn Store⇥async⇥src/app.rs:7`
fn provider(line: &'static str) -> Option<Provider> {
    let mut fields = line.split('\t');
    let lifetime = fields.next()?;
    let lifetime = Lifetime::ALL.iter().find(|it| it.name() == lifetime)?;
    let (name, type_name) = (fields.next()?, fields.next()?);
    let (file, line) = fields.next_back()?.rsplit_once(':')?;
    let place = Place::new(file, line.parse().ok()?);
    let mut provider = Provider::new(*lifetime, name, type_name, place);
    for mark in fields {
        provider.mark(mark);
    }
    Some(provider)
}

impl Provider {
    fn mark(&mut self, mark: &'static str) {
        match mark.split_once(' ') {
            Some(("as", name)) => self.traits.push(name),
            Some(("from", module)) => self.module = Some(module),
            Some(("teardown", _)) => self.teardown = Some(Teardown::Response),
            _ => match mark {
                "lazy" => self.special = Special::Lazy,
                "shared" => self.special = Special::Shared,
                "async" => self.is_async = true,
                "fallible" => self.is_fallible = true,
                "after body" => self.turn = Turn::AfterBody,
                "teardown" => self.teardown = Some(Teardown::of(self.lifetime)),
                _ => {}
            },
        }
    }
}

/// `db⇥shared⇥0`
fn parameter(line: &'static str) -> Option<Parameter> {
    let mut fields = line.splitn(3, '\t');
    let (name, kind, what) = (fields.next()?, fields.next()?, fields.next()?);
    let source = match kind {
        "request" => Source::Part(what),
        "extractor" => Source::Extractor(what),
        "argument" => Source::Argument(what),
        "collected" => Source::Collection {
            providers: what.split(' ').flat_map(str::parse).collect(),
        },
        _ => match kind.strip_prefix("optional ") {
            Some(kind) => Source::Optional {
                provider: what.parse().ok(),
                access: access(kind)?,
            },
            None => Source::Provider {
                provider: what.parse().ok()?,
                access: access(kind)?,
            },
        },
    };
    Some(Parameter::new(name, source))
}

fn access(word: &str) -> Option<Access> {
    Access::ALL.into_iter().find(|access| access.word() == word)
}

#[cfg(test)]
mod tests {
    use super::providers;

    #[test]
    fn what_is_not_understood_is_not_there() {
        let text = "
\tdb\tshared\t0
singleton
eternal\tdb\tDb\tsrc/app.rs:1
singleton\tdb\tDb\tsrc/app.rs
singleton\tdb\tDb\tgreen\tsrc/app.rs:7
\tcache\tborrowed\t0
\tcache\tshared\tnone
";
        let [db] = providers(text).try_into().unwrap();
        assert_eq!((db.name(), db.parameters().len()), ("db", 0));
    }
}
