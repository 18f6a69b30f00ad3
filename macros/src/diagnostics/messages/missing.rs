//! What is asked for and is not there.

use super::super::Diagnostic;
use super::{configured_out, key_of};
use crate::graph::hidden::only_holds;
use crate::graph::resolve::{Choice, Shape, Site};
use crate::graph::similar::similar;
use crate::graph::{Graph, Lifetime, Provider, TypeKey, trail};
use crate::syntax::Parameter;

/// The way leads from a provider that nothing needs to the one whose parameter this is.
pub(crate) fn missing_dependency(
    parameter: &Parameter,
    graph: &Graph,
    site: Site,
    way: &[usize],
) -> Diagnostic {
    let key = key_of(parameter);
    let container = &graph.container;
    let rule = format!("nothing in `{container}` provides `{key}`");
    let diagnostic = Diagnostic::new(&parameter.subject, rule);
    let is_elsewhere = |step: &usize| {
        let provider = &graph.providers[*step];
        provider.module.is_some() || provider.instance_of.is_some()
    };
    let diagnostic = if way.len() > 1 || way.iter().any(is_elsewhere) {
        diagnostic.note(format!("{} → `{key}`", trail::display(graph, way)))
    } else {
        diagnostic
    };
    if let Some(absent) = graph.absent.iter().find(|absent| absent.would_provide(key)) {
        return configured_out(diagnostic, absent);
    }
    if let Some(help) = no_dependency(parameter, graph) {
        diagnostic.help(help)
    } else if let Some(Provider {
        name, key, place, ..
    }) = probably_meant(parameter, graph)
    {
        diagnostic.help(format!(
            "`{container}` provides `{key}` ({name}, {place}); for a type under another name, write `#[dep({name})]`"
        ))
    } else if matches!(parameter.demand.shape, Shape::Optional { .. }) {
        diagnostic.help("for `None` if nothing provides it, mark it `#[optional]`")
    } else if parameter.is_by_value() && site == Site::Provider(Lifetime::Factory) {
        diagnostic.help("what the caller of the factory gives is marked `#[arg]`")
    } else if parameter.is_by_value() && site == Site::Task {
        diagnostic.help("what the caller of the task gives is marked `#[arg]`")
    } else {
        // A module that is not taken in is not seen from here.
        let has_modules = graph
            .providers
            .iter()
            .any(|provider| provider.module.is_some());
        let or = if has_modules {
            ", or to its `modules(…)` the one that has it"
        } else {
            ""
        };
        diagnostic.help(format!(
            "add a provider that returns `{key}` to `{container}`{or}"
        ))
    }
}

/// An `Option` or a `Vec` of what nothing provides, which a misspelt name would be too.
pub(crate) fn always_absent(parameter: &Parameter, graph: &Graph, way: &[usize]) -> Diagnostic {
    let (key, container) = (key_of(parameter), &graph.container);
    let absent = match parameter.demand.shape {
        Shape::Collection { .. } => "empty",
        _ => "`None`",
    };
    let rule = format!("nothing in `{container}` provides `{key}`, so this is always {absent}");
    let diagnostic = Diagnostic::new(&parameter.subject, rule);
    let diagnostic = if way.len() > 1 {
        diagnostic.note(format!("{} → `{key}`", trail::display(graph, way)))
    } else {
        diagnostic
    };
    let meant = "if that is meant, mark the parameter `#[optional]`";
    match probably_meant(parameter, graph) {
        Some(Provider {
            name, key, place, ..
        }) => diagnostic.help(format!(
            "`{container}` provides `{key}` ({name}, {place}): ask for that, or, {meant}"
        )),
        None => diagnostic.help(meant),
    }
}

/// What is asked for where it cannot be, or not in this form: the container itself, a factory, a trait.
fn no_dependency(parameter: &Parameter, graph: &Graph) -> Option<String> {
    let (key, container) = (key_of(parameter), &graph.container);
    if key.is_named(container) {
        return Some(format!(
            "ask for what is needed of it; for all of it, a handler has axum's `State(app): State<{container}>`"
        ));
    }
    if let Some(bounds) = key.impl_bounds() {
        return Some(format!("a trait is asked for as `&dyn {bounds}`"));
    }
    let signature = key.signature()?;
    Some(format!("a factory is asked for as `impl Fn{signature}`"))
}

/// The provider of a type that is almost called so, or the one that is called as the parameter.
fn probably_meant<'a>(parameter: &Parameter, graph: &'a Graph) -> Option<&'a Provider> {
    let key = key_of(parameter);
    let providers = || graph.providers.iter();
    let shown: Vec<_> = providers()
        .map(|provider| provider.key.to_string())
        .collect();
    let alike = similar(&key.to_string(), shown.iter().map(String::as_str));
    let position_of = |alike: &str| shown.iter().position(|other| other == alike);
    let starts_alike = || {
        shown
            .iter()
            .position(|other| other.starts_with(&key.base()))
    };
    let is_wrapped = |provider: &Provider| is_wrapped_otherwise(key, &provider.key);
    let wrapped = || graph.providers.iter().position(is_wrapped);
    let found = alike.and_then(position_of);
    found
        .or_else(starts_alike)
        .or_else(wrapped)
        .map(|position| &graph.providers[position])
        .or_else(|| providers().find(|provider| provider.name == parameter.demand.name))
}

/// `Mutex<Db>` is asked for, and `RwLock<Db>` or `Db` is there, or the other way about.
fn is_wrapped_otherwise(asked: &TypeKey, other: &TypeKey) -> bool {
    match (asked.wrapper(), other.wrapper()) {
        (Some((holder, asked)), Some((other_holder, other))) => {
            asked == other && only_holds(holder) && only_holds(other_holder)
        }
        (Some((holder, wrapped)), None) => wrapped == other && only_holds(holder),
        // Whatever is around it, an alias of `Result` among others.
        (None, Some((_, wrapped))) => wrapped == asked,
        (None, None) => false,
    }
}

pub(crate) fn unknown_provider(parameter: &Parameter, graph: &Graph) -> Diagnostic {
    let Choice::Named { provider: name, .. } = &parameter.demand.choice else {
        return missing_dependency(parameter, graph, Site::Handler, &[]);
    };
    let rule = format!("no provider of `{}` is named `{name}`", graph.container);
    let diagnostic = match &parameter.applied {
        Some(applied) => Diagnostic::new(&applied.provider, rule),
        None => Diagnostic::new(&parameter.subject, rule),
    };
    if let Some(absent) = graph.absent.iter().find(|absent| absent.name == *name) {
        return configured_out(diagnostic, absent);
    }
    let names = graph
        .providers
        .iter()
        .map(|provider| provider.name.as_str());
    let of_the_type = || {
        let mut providers = graph.providers.iter();
        let found = providers.find(|provider| provider.key == *key_of(parameter));
        found.map(|provider| provider.name.as_str())
    };
    match similar(name, names).or_else(of_the_type) {
        Some(name) => diagnostic.help(format!("write `#[dep({name})]`")),
        None => diagnostic,
    }
}

pub(crate) fn ambiguous_dependency(
    parameter: &Parameter,
    candidates: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!(
        "{} providers give `{key}`, and none is named as the parameter",
        candidates.len()
    );
    let first = &graph.providers[candidates[0]].name;
    let listed: Vec<_> = candidates
        .iter()
        .map(|candidate| trail::display(graph, &[*candidate]))
        .collect();
    Diagnostic::new(&parameter.subject, rule)
        .note(listed.join(", "))
        .help(format!(
            "name the parameter after one of them, or write `#[dep({first})]`"
        ))
}
