//! [`Graph`] → JSON.
//!
//! Keys are in alphabetical order. `serde_json` prints them so by default, but not if another crate enables its
//! feature `preserve_order`.

use serde_json::{Value, json};

use super::{Graph, Parameter, Place, Provider, Source, Teardown};

pub(super) fn render(graph: &Graph) -> String {
    let providers: Vec<_> = graph.providers().iter().map(provider).collect();
    let value = json!({
        "container": graph.container(),
        "providers": providers,
    });
    format!("{value:#}\n")
}

fn provider(provider: &Provider) -> Value {
    let parameters: Vec<_> = provider.parameters().iter().map(parameter).collect();
    json!({
        "after_body": provider.is_after_body(),
        "async": provider.is_async(),
        "fallible": provider.is_fallible(),
        "lazy": provider.is_lazy(),
        "lifetime": provider.lifetime().name(),
        "module": provider.module(),
        "name": provider.name(),
        "parameters": parameters,
        "place": place(provider.place()),
        "shared": provider.is_shared(),
        "teardown": provider.teardown().map(Teardown::name),
        "traits": provider.traits(),
        "type": provider.provides(),
    })
}

fn place(place: Place) -> Value {
    json!({ "file": place.file(), "line": place.line() })
}

fn parameter(parameter: &Parameter) -> Value {
    json!({
        "name": parameter.name(),
        "source": source(parameter.source()),
    })
}

fn source(source: &Source) -> Value {
    match source {
        Source::Provider { provider, access } => {
            json!({ "access": access.word(), "kind": "provider", "provider": provider })
        }
        Source::Optional { provider, access } => {
            json!({ "access": access.word(), "kind": "optional", "provider": provider })
        }
        Source::Collection { providers } => {
            json!({ "kind": "collection", "providers": providers })
        }
        Source::Part(type_name) => json!({ "kind": "part", "type": type_name }),
        Source::Extractor(type_name) => json!({ "kind": "extractor", "type": type_name }),
        Source::Argument(type_name) => json!({ "kind": "argument", "type": type_name }),
    }
}
