//! What the graph cannot serve.

use quote::ToTokens;
use syn::ReturnType;

use super::super::Diagnostic;
use super::declared;
use crate::container::Declaration;
use crate::graph::resolve::{Choice, Shape, Site};
use crate::graph::similar::similar;
use crate::graph::{Absent, Graph, Holder, Lifetime, Provider, TypeKey, trail};
use crate::syntax::{Applied, Parameter, type_key};

// What is not there.

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
    if let Some(Provider {
        name, key, place, ..
    }) = probably_meant(parameter, graph)
    {
        diagnostic.help(format!(
            "`{container}` provides `{key}` ({name}, {place}); for a type under another name, write `#[dep({name})]`"
        ))
    } else if matches!(parameter.demand.shape, Shape::Optional { .. }) {
        diagnostic.help("for `None` if nothing provides it, mark it `#[dep]`")
    } else if parameter.is_by_value() && site == Site::Provider(Lifetime::Factory) {
        diagnostic.help("what the caller of the factory gives is marked `#[arg]`")
    } else if parameter.is_by_value() && site == Site::Task {
        diagnostic.help("what the caller of the task gives is marked `#[arg]`")
    } else {
        diagnostic.help(format!(
            "add a provider that returns `{key}` to `{container}`"
        ))
    }
}

/// What is missing would be there if a condition held.
fn configured_out(diagnostic: Diagnostic, absent: &Absent) -> Diagnostic {
    let Absent {
        name,
        condition,
        place,
        ..
    } = absent;
    let note = format!("`{name}` ({place}) is configured out by `#[cfg({condition})]`");
    diagnostic.note(note).help(
        "put the same condition on what needs it, or add a provider for where it does not hold",
    )
}

/// The provider of a type that is almost called so, or the one that is called as the parameter.
fn probably_meant<'a>(parameter: &Parameter, graph: &'a Graph) -> Option<&'a Provider> {
    let key = key_of(parameter);
    let providers = || graph.providers.iter();
    let keys = || providers().map(|provider| provider.key.as_str());
    let alike = similar(key.as_str(), keys())
        .or_else(|| keys().find(|other| other.starts_with(key.base())));
    providers()
        .find(|provider| Some(provider.key.as_str()) == alike)
        .or_else(|| providers().find(|provider| provider.name == parameter.demand.name))
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

// What is there, and not in this form.

pub(crate) fn exclusive_borrow(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`&mut {}` of a {}: only a request value can be borrowed exclusively",
        provider.key,
        provider.lifetime.name()
    );
    let diagnostic = Diagnostic::new(&parameter.argument.ty, rule).note(declared(provider));
    match provider.lifetime {
        Lifetime::Factory => diagnostic.help(format!("take the value: `{}`", provider.key)),
        _ => diagnostic.help(format!(
            "ask for `&{}`, and keep what changes behind a lock",
            provider.key
        )),
    }
}

pub(crate) fn borrowed_factory(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = &provider.key;
    let rule = format!("a factory gives its value away: `{key}` cannot be asked for by reference");
    Diagnostic::new(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "write `{key}`, or make the provider a `#[request]` to share its value"
        ))
}

pub(crate) fn wrong_holder(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let wanted = match holder_name(parameter) {
        "Box" => "a `Box`",
        _ => "an `Arc`",
    };
    let key = key_of(parameter);
    let rule = format!("`{}` does not return {wanted}", provider.name);
    Diagnostic::new(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("let it return {wanted}, or ask for `&{key}`"))
}

/// An `Arc<Disk>` becomes an `Arc<dyn Store>` by value only.
pub(crate) fn borrowed_holder(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (key, own) = (key_of(parameter), &provider.key);
    let holder = holder_name(parameter);
    let rule = format!(
        "`{}` returns `{holder}<{own}>`, which cannot be borrowed as `{holder}<{key}>`",
        provider.name
    );
    Diagnostic::new(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("ask for `{holder}<{key}>` or for `&{key}`"))
}

/// What an async closure returns is not converted.
pub(crate) fn async_trait_object(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (key, own) = (key_of(parameter), &provider.key);
    let rule = format!(
        "an `impl AsyncFn` cannot return `{key}` for `{}`, which returns `{own}`",
        provider.name
    );
    Diagnostic::new(&parameter.subject, rule)
        .note(declared(provider))
        .help(format!(
            "let `{}` return `Box<{key}>` or `Arc<{key}>`",
            provider.name
        ))
}

fn holder_name(parameter: &Parameter) -> &'static str {
    match parameter.demand.shape.asked().map(|asked| asked.holder) {
        Some(Holder::Box) => "Box",
        _ => "Arc",
    }
}

pub(crate) fn optional_of_optional(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!(
        "nothing provides `{key}`, so this would always be `None`: `{}` provides `Option<{key}>`",
        provider.name
    );
    Diagnostic::new(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("write `&Option<{key}>`"))
}

pub(crate) fn not_a_factory(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`{}` is a {}, so there is nothing to call",
        provider.name,
        provider.lifetime.name()
    );
    Diagnostic::new(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "ask for `&{}`, or make the provider a `#[factory]`",
            provider.key
        ))
}

/// The way leads from the factory that is asked for to the one that is async.
pub(crate) fn async_factory(parameter: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let (asked, last) = ends(way, graph);
    let kind = if last.is_blocking() {
        "blocking"
    } else {
        "async"
    };
    let rule = if asked == last {
        format!(
            "`{}` is {kind}, so it cannot be called as `impl Fn`",
            asked.name
        )
    } else {
        format!(
            "`{}` is {kind} and `{}` needs it, so that cannot be called as `impl Fn`",
            last.name, asked.name
        )
    };
    Diagnostic::new(&parameter.argument.ty, rule)
        .note(trail::display(graph, way))
        .help("write `impl AsyncFn`")
}

/// The way leads from the factory that is asked for to the one that can fail.
pub(crate) fn fallible_factory(parameter: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let (asked, last) = ends(way, graph);
    let rule = if asked == last {
        format!(
            "`{}` can fail, so what is called must return a `Result`",
            asked.name
        )
    } else {
        format!(
            "`{}` can fail and `{}` needs it, so what is called must return a `Result`",
            last.name, asked.name
        )
    };
    Diagnostic::new(&parameter.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("write `-> Result<{}, …>`", key_of(parameter)))
}

pub(crate) fn infallible_factory(parameter: &Parameter, factory: &Provider) -> Diagnostic {
    let rule = format!(
        "`{}` cannot fail, so what is called returns no `Result`",
        factory.name
    );
    Diagnostic::new(&parameter.subject, rule)
        .note(declared(factory))
        .help(format!("write `-> {}`", key_of(parameter)))
}

fn ends<'a>(way: &[usize], graph: &'a Graph) -> (&'a Provider, &'a Provider) {
    let (first, last) = (way[0], way[way.len() - 1]);
    (&graph.providers[first], &graph.providers[last])
}

/// The function that has the arguments in it would have to name the types of both.
pub(crate) fn arguments_across_modules(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (name, key) = (&provider.name, &provider.key);
    let rule = format!("`{name}` cannot be given arguments here: it is declared in another module");
    let diagnostic = match &parameter.applied {
        Some(applied) => Diagnostic::new(&applied.provider, rule),
        None => Diagnostic::new(&parameter.argument.ty, rule),
    };
    diagnostic
        .note(declared(provider))
        .help(format!("ask for `impl Fn(…) -> {key}`, and call it"))
}

pub(crate) fn wrong_argument_count(
    parameter: &Parameter,
    provider: &Provider,
    given: usize,
) -> Diagnostic {
    let rule = count_of_arguments(provider, given);
    let diagnostic = match &parameter.applied {
        Some(applied) => Diagnostic::new(&applied.provider, rule),
        None => Diagnostic::new(&parameter.argument.ty, rule),
    };
    let diagnostic = diagnostic.note(declared(provider));
    let is_bare = matches!(parameter.demand.shape, Shape::Value(_));
    if is_bare && parameter.applied.is_none() {
        diagnostic.help(format!(
            "give them with `#[dep({}(…))]`, or ask for `impl Fn(…) -> {}`",
            provider.name, provider.key
        ))
    } else {
        diagnostic
    }
}

fn count_of_arguments(provider: &Provider, given: usize) -> String {
    let names: Vec<_> = provider
        .arguments()
        .map(|argument| format!("`{}`", argument.name))
        .collect();
    let wanted = match names.len() {
        0 => "no arguments".to_owned(),
        1 => format!("1 argument, {}", names[0]),
        count => format!("{count} arguments, {}", names.join(", ")),
    };
    format!("`{}` takes {wanted}, and gets {given}", provider.name)
}

// Guards.

pub(crate) fn unknown_guard(guard: &Applied, graph: &Graph) -> Diagnostic {
    let name = guard.plain_name();
    let rule = format!("no provider of `{}` is named `{name}`", graph.container);
    let diagnostic = Diagnostic::new(&guard.provider, rule);
    if let Some(absent) = graph.absent.iter().find(|absent| absent.name == name) {
        return configured_out(diagnostic, absent);
    }
    let names = graph.providers.iter().map(Provider::plain_name);
    match similar(&name, names) {
        Some(name) => diagnostic.help(format!("write `guard({name})`")),
        None => diagnostic.help("a guard is a `#[request]` that returns `Result<(), E>`"),
    }
}

pub(crate) fn guard_that_is_kept(place: &impl ToTokens, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`{}` is a {}, which is there before any request: it cannot refuse one",
        provider.name,
        provider.lifetime.name()
    );
    Diagnostic::new(place, rule)
        .note(declared(provider))
        .help("a guard is a `#[request]` that returns `Result<(), E>`")
}

pub(crate) fn wrong_argument_count_of_guard(
    guard: &Applied,
    provider: &Provider,
    given: usize,
) -> Diagnostic {
    Diagnostic::new(&guard.provider, count_of_arguments(provider, given))
        .note(declared(provider))
        .help(format!(
            "give them where it guards: `guard({}(…))`",
            provider.name
        ))
}

// Tasks.

pub(crate) fn task_reads_request(parameter: &Parameter) -> Diagnostic {
    Diagnostic::new(
        &parameter.subject,
        "a task cannot read a request: it runs outside of any",
    )
    .help("what the caller of the task gives is marked `#[arg]`")
}

/// The way leads from what the task asks for to what reads the request.
pub(crate) fn task_needs_request(
    place: &impl ToTokens,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!("`{}` reads the request, and a task has none", last.name);
    Diagnostic::new(place, rule)
        .note(trail::display(graph, way))
        .help("take what it is made of as an `#[arg]`")
}

/// The way leads from what the task asks for to what can fail.
pub(crate) fn task_cannot_fail(
    place: &impl ToTokens,
    output: &ReturnType,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!(
        "`{}` can fail, so the task must return a `Result`",
        last.name
    );
    let value = match output {
        ReturnType::Default => "()".to_owned(),
        ReturnType::Type(_, ty) => type_key(ty).to_string(),
    };
    Diagnostic::new(place, rule)
        .note(trail::display(graph, way))
        .help(format!("write `-> Result<{value}, …>`"))
}

// What runs on another thread.

pub(crate) fn blocking_exclusive(parameter: &Parameter) -> Diagnostic {
    let key = key_of(parameter);
    let rule =
        format!("a blocking provider runs on another thread, so it cannot borrow `&mut {key}`");
    Diagnostic::new(&parameter.argument.ty, rule).help(format!(
        "ask for `&{key}` or `{key}`, and return what was changed"
    ))
}

/// The way leads from what is asked for to the value that borrows.
pub(crate) fn blocking_of_a_borrow(
    parameter: &Parameter,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!(
        "a blocking provider runs on another thread, and what `{}` returns borrows",
        last.name
    );
    Diagnostic::new(&parameter.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("let `{}` return an owned value", last.name))
}

// What outlives what.

pub(crate) fn singleton_reads_request(parameter: &Parameter) -> Diagnostic {
    Diagnostic::new(
        &parameter.subject,
        "a singleton cannot read a request: it is built before the first one",
    )
    .help("make it a `#[request]`")
}

/// A singleton that keeps what lives no longer than a request.
pub(crate) fn captive_dependency(subject: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let (singleton, last) = (&graph.providers[graph.declared(way[0])], ends(way, graph).1);
    let what = match last.lifetime {
        Lifetime::Request => "which lives for one request",
        _ => "which reads the request",
    };
    let rule = format!(
        "the singleton `{}` cannot need `{}`, {what}",
        singleton.name, last.name
    );
    Diagnostic::new(&subject.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("make `{}` a `#[request]`", singleton.name))
}

/// The way leads from what is kept until the response is sent to what is not.
pub(crate) fn ends_too_early(subject: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let (first, last) = ends(way, graph);
    let rule = format!(
        "`{}` is kept until the response is sent, and `{}`, which it is built from, is not",
        first.name, last.name
    );
    Diagnostic::new(&subject.subject, rule)
        .note(trail::display(graph, way))
        .help(format!(
            "let `{}` be torn down `until = response` too",
            last.name
        ))
}

/// The way leads from what is extracted to what is torn down.
pub(crate) fn extract_needs_teardown(
    option: &impl ToTokens,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (_, last) = ends(way, graph);
    let rule = format!(
        "`{}` is torn down behind the handler, where an extractor has no say",
        last.name
    );
    Diagnostic::new(option, rule)
        .note(trail::display(graph, way))
        .help("remove `extract`, and let the handlers that need it be `#[inject]`ed")
}

/// The whole loop, at the parameter that leads into it.
pub(crate) fn cycle(first: &Declaration, cycle: &[usize], graph: &Graph) -> Diagnostic {
    let names: Vec<_> = cycle
        .iter()
        .chain(cycle.first())
        .map(|step| format!("`{}`", graph.providers[*step].name))
        .collect();
    let start = &graph.providers[cycle[0]];
    let next = *cycle.get(1).unwrap_or(&cycle[0]);
    let rule = format!("`{}` needs itself: {}", start.name, names.join(" → "));
    let entry = start.parameter_from(next);
    let diagnostic = match entry.and_then(|position| first.parameters.get(position)) {
        Some(parameter) => Diagnostic::new(&parameter.subject, rule),
        None => Diagnostic::new(first.name(), rule),
    };
    let diagnostic = diagnostic.note(trail::display(graph, cycle));
    match cycle {
        [_] => diagnostic.help("name the provider that was meant: `#[dep(other)]`"),
        _ => diagnostic.help("take what they share into a provider of its own"),
    }
}

fn key_of(parameter: &Parameter) -> &TypeKey {
    parameter.demand.shape.key()
}
