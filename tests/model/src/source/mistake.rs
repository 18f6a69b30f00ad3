//! A mistake, as it is written.

use super::pen::Pen;
use crate::graph::{Graph, Mistake, Name, Naming, Provider};

/// The items that it needs beside the container.
pub(super) fn items(graph: &Graph) -> String {
    let Some(mistake) = graph.mistake else {
        return String::new();
    };
    let mut pen = Pen::of(graph, "mistake");
    match mistake {
        Mistake::Alias(provider)
        | Mistake::AliasByValue(provider)
        | Mistake::OptionOfAlias(provider)
        | Mistake::OtherSpelling(provider) => {
            format!("type Wrong = {};\n\n", path(graph, provider))
        }
        Mistake::CollectionOfRenamedTrait => "use Numbered as Wrong;\n\n".to_owned(),
        Mistake::Namesake(provider) | Mistake::OptionOfNamesake(provider) => {
            namesake(graph, provider)
        }
        Mistake::CoercibleNamesake(provider) => coercible(graph, provider),
        Mistake::ResultBehindAlias(provider) => {
            let returned = super::provider::returned(&mut pen, &graph.providers[provider]);
            format!("type Checked = Result<{returned}, Refused>;\n\n")
        }
        Mistake::ResultBehindAliasOfTwo(_) => {
            "type Checked<T, E = Refused> = Result<T, E>;\n\n".to_owned()
        }
        Mistake::NoResult(_) => "type NoResult<T> = T;\n\n".to_owned(),
        _ => String::new(),
    }
}

/// The parameter of the first handler.
pub(super) fn parameter(graph: &Graph, handler: usize) -> Option<String> {
    let mut pen = Pen::of(graph, "mistake");
    let mut value = |provider: usize| pen.value(&graph.providers[provider], None);
    let last = |provider: usize| {
        let type_name = &graph.providers[provider].type_name;
        &graph.spelling.names[type_name].last
    };
    let ty = match graph.mistake.filter(|_| handler == 0)? {
        Mistake::OptionOfNothing => "Option<&Absent>".to_owned(),
        Mistake::CollectionOfNothing => "Vec<&Absent>".to_owned(),
        Mistake::CollectionOfRenamedTrait => "Vec<&dyn Wrong>".to_owned(),
        Mistake::CollectionOfOtherAutoTraits => "Vec<&(dyn Numbered + Unpin)>".to_owned(),
        Mistake::Alias(_) => "&Wrong".to_owned(),
        Mistake::AliasByValue(_) => "Wrong".to_owned(),
        Mistake::OptionOfAlias(_) => "Option<&Wrong>".to_owned(),
        Mistake::Namesake(provider) | Mistake::CoercibleNamesake(provider) => {
            format!("&wrong::{}", last(provider))
        }
        Mistake::OptionOfNamesake(provider) => format!("Option<&wrong::{}>", last(provider)),
        Mistake::OptionOfOtherDefault(provider) => other_default(graph, provider),
        Mistake::OptionOfFallible(provider) => format!("Option<&{}>", value(provider)),
        Mistake::OutcomeOfCertain(provider) => format!("Result<&{}, Refused>", value(provider)),
        _ => return None,
    };
    Some(format!("wrong: {ty}"))
}

/// What this provider returns, written wrongly.
pub(super) fn returned(graph: &Graph, position: usize) -> Option<String> {
    let provider = &graph.providers[position];
    let mut pen = Pen::of(graph, "mistake");
    match graph.mistake? {
        Mistake::ResultBehindAlias(at) if at == position => Some("Checked".to_owned()),
        Mistake::ResultBehindAliasOfTwo(at) if at == position => {
            let returned = super::provider::returned(&mut pen, provider);
            Some(format!("Checked<{returned}>"))
        }
        Mistake::NoResult(at) if at == position => {
            let returned = super::provider::returned(&mut pen, provider);
            Some(format!("NoResult<{returned}>"))
        }
        Mistake::OtherSpelling(at) if at == position => Some("Wrong".to_owned()),
        Mistake::HiddenLifetime(at) if at == position => {
            let path = path(graph, position);
            let is_fallible = provider.is_fallible();
            Some(if is_fallible { pen.result(&path) } else { path })
        }
        _ => None,
    }
}

/// It lacks its mark.
pub(super) fn is_unmarked(graph: &Graph, provider: &Provider) -> bool {
    let Some(Mistake::Unmarked(position)) = graph.mistake else {
        return false;
    };
    graph.providers[position].name == provider.name
}

/// `one::P3`
fn path(graph: &Graph, provider: usize) -> String {
    let Name { home, last, .. } = &graph.spelling.names[&graph.providers[provider].type_name];
    format!("{home}::{last}")
}

/// Another type that is called the same.
fn namesake(graph: &Graph, provider: usize) -> String {
    let last = &graph.spelling.names[&graph.providers[provider].type_name].last;
    format!("mod wrong {{\n    pub(crate) struct {last};\n}}\n\n")
}

/// One that the provider's derefs to.
fn coercible(graph: &Graph, provider: usize) -> String {
    let last = &graph.spelling.names[&graph.providers[provider].type_name].last;
    let path = path(graph, provider);
    let namesake = namesake(graph, provider);
    format!(
        "{namesake}impl std::ops::Deref for {path} {{\n    type Target = wrong::{last};\n\n    fn deref(&self) -> &wrong::{last} {{\n        &wrong::{last}\n    }}\n}}\n\n"
    )
}

/// With its type argument, where the provider leaves that to the default, or without.
fn other_default(graph: &Graph, provider: usize) -> String {
    let Name { last, form, .. } = &graph.spelling.names[&graph.providers[provider].type_name];
    match form {
        Naming::Default => format!("Option<&{last}<One>>"),
        _ => format!("Option<&{last}>"),
    }
}
