//! Graphs for tests, from a few words.

use std::rc::Rc;

use super::{
    Begins, Conversion, Dependency, Graph, Holder, Lends, Lifetime, Overrides, Parameter, Place,
    Provider, ResultName, Sharing, Source, Thread, Turn, TypeKey,
};

/// A graph of these providers, which stand one in each line of a file.
pub(crate) fn graph(providers: Vec<Provider>) -> Graph {
    let placed = providers
        .into_iter()
        .zip(1..)
        .map(|(provider, line)| Provider {
            place: Place {
                file: "app.rs".to_owned(),
                line,
            },
            ..provider
        });
    Graph {
        container: "App".to_owned(),
        is_broken: false,
        is_partial: false,
        conversion: Conversion::Nothing,
        has_state: false,
        overrides: Overrides::Impossible,
        providers: placed.collect(),
        absent: Rc::default(),
    }
}

/// A provider whose parameters have these sources.
pub(crate) fn provider(name: &str, lifetime: Lifetime, sources: &[Source]) -> Provider {
    let parameter = |source: &Source| Parameter {
        name: String::new(),
        source: source.clone(),
        lends: Lends::Nothing,
    };
    Provider {
        name: name.to_owned(),
        lifetime,
        begins: Begins::AtStart,
        key: TypeKey::named(name),
        traits: Vec::new(),
        holder: Holder::Plain,
        is_async: false,
        thread: Thread::Own,
        turn: Turn::BeforeBody,
        is_fallible: false,
        result: ResultName::Own,
        borrows: false,
        parameters: sources.iter().map(parameter).collect(),
        place: Place::default(),
        module: None,
        prefix: None,
        instance_of: None,
        teardown: None,
        sharing: Sharing::Own,
    }
}

/// The value of the provider at this position.
pub(crate) fn value(provider: usize) -> Source {
    Source::Provider(Dependency::owned(provider, None))
}
