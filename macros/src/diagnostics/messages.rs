//! Every message, each with its slug. The rule comes first, then where it was broken, then a mend.

use proc_macro2::{Group, Ident, TokenStream};
use quote::ToTokens;
use syn::{Path, Receiver, Signature, Token, Type};

use super::Diagnostic;
use crate::container::parse::Declaration;
use crate::graph::resolve::{Choice, Shape, Site, Unresolved};
use crate::graph::similar::similar;
use crate::graph::{Graph, Holder, Lifetime, Provider, TypeKey, trail};
use crate::syntax::{Parameter, Unreturnable};

// The form of a container.

pub(crate) fn not_an_inherent_impl(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(
        "container-not-inherent-impl",
        place,
        "`#[container]` goes on an inherent `impl` without generics",
    )
    .help("write `#[container] impl App { … }`; it defines `App` as well")
}

pub(crate) fn malformed_container(error: &syn::Error) -> Diagnostic {
    syntax_error("container-malformed", error)
}

pub(crate) fn unknown_container_option(error: &syn::Error) -> Diagnostic {
    syntax_error("container-unknown-option", error)
        .help("a visibility can stand here: `#[container(pub)]`")
}

pub(crate) fn reserved_name(name: &Ident, graph: &Graph) -> Diagnostic {
    let rule = format!(
        "a provider cannot be named `{name}`: `{}::{name}` is the container's own",
        graph.container
    );
    Diagnostic::new("provider-reserved-name", name, rule)
}

pub(crate) fn two_of_a_name(name: &Ident, earlier: &Provider) -> Diagnostic {
    let rule = format!("two providers are named `{name}`");
    Diagnostic::new("provider-duplicate-name", name, rule)
        .note(format!("the other one: {}", earlier.place))
}

// The form of a provider.

pub(crate) fn two_lifetimes(second: &Path) -> Diagnostic {
    Diagnostic::new(
        "provider-two-lifetimes",
        second,
        "a provider has one lifetime",
    )
    .help("remove one of the two attributes")
}

pub(crate) fn unknown_provider_option(options: &TokenStream, lifetime: Lifetime) -> Diagnostic {
    let rule = format!("unknown option of `#[{}]`", lifetime.name());
    Diagnostic::new("provider-unknown-option", options, rule)
}

pub(crate) fn provider_with_receiver(receiver: &Receiver) -> Diagnostic {
    Diagnostic::new("provider-receiver", receiver, "a provider has no `self`")
        .help("what it depends on are its parameters: `db: &Db`")
}

pub(crate) fn input_with_body(body: &Group) -> Diagnostic {
    Diagnostic::new(
        "input-with-body",
        body,
        "an `#[input]` has no body: its value is given to `build`",
    )
    .help("end it with `;`, or make it a `#[singleton]`")
}

pub(crate) fn input_with_parameters(parameters: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(
        "input-with-parameters",
        parameters,
        "an `#[input]` has no parameters: its value is given to `build`",
    )
}

pub(crate) fn provider_without_body(semicolon: &Token![;], lifetime: Lifetime) -> Diagnostic {
    let rule = format!("a `#[{}]` needs a body", lifetime.name());
    Diagnostic::new("provider-without-body", semicolon, rule)
        .help("what the caller of `build` gives is an `#[input]`")
}

pub(crate) fn unreturnable(signature: &Signature, what: Unreturnable) -> Diagnostic {
    match what {
        Unreturnable::Nothing => Diagnostic::new(
            "provider-returns-nothing",
            &signature.ident,
            "a provider returns what it provides",
        ),
        Unreturnable::ImplTrait => Diagnostic::new(
            "provider-returns-impl-trait",
            &signature.output,
            "a provider returns a type that has a name",
        )
        .help("name the type, or return `Box<dyn Trait>`"),
        Unreturnable::Reference => Diagnostic::new(
            "provider-returns-reference",
            &signature.output,
            "a provider returns a value, not a reference",
        )
        .help("return a type that holds the reference, such as `Repo<'_>`"),
    }
}

pub(crate) fn argument_outside_factory(parameter: &Parameter, lifetime: Lifetime) -> Diagnostic {
    let rule = format!(
        "a `#[{}]` has nobody to give it an `#[arg]`",
        lifetime.name()
    );
    Diagnostic::new("arg-outside-factory", &parameter.argument.pat, rule)
        .help("make it a `#[factory]`")
}

pub(crate) fn borrowing_singleton(ty: &Type) -> Diagnostic {
    Diagnostic::new(
        "singleton-borrows",
        ty,
        "a singleton cannot borrow: nothing outlives it",
    )
    .help("return an owned value, or make it a `#[request]` or a `#[factory]`")
}

// The form of a parameter.

pub(crate) fn contradictory_parameter(second: &Path) -> Diagnostic {
    Diagnostic::new(
        "parameter-contradictory",
        second,
        "a parameter has one of `#[dep]`, `#[extract]` and `#[arg]`",
    )
}

pub(crate) fn malformed_dep(error: &syn::Error) -> Diagnostic {
    syntax_error("dep-malformed", error)
        .help("write `#[dep]`, `#[dep(provider)]` or `#[dep(provider(arguments))]`")
}

// The form of a handler.

pub(crate) fn malformed_handler(error: &syn::Error) -> Diagnostic {
    syntax_error("inject-malformed", error)
}

pub(crate) fn unknown_inject_option(error: &syn::Error) -> Diagnostic {
    syntax_error("inject-unknown-option", error)
        .help("a container can stand here: `#[inject(App)]`")
}

pub(crate) fn not_an_async_fn(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(
        "inject-not-async-fn",
        place,
        "`#[inject]` goes on an `async fn`",
    )
}

pub(crate) fn unsupported_qualifier(place: &impl ToTokens, qualifier: &str) -> Diagnostic {
    let rule = format!("a handler cannot be `{qualifier}`");
    Diagnostic::new("inject-qualifier", place, rule).help(format!("remove `{qualifier}`"))
}

pub(crate) fn handler_with_receiver(receiver: &Receiver) -> Diagnostic {
    Diagnostic::new("inject-receiver", receiver, "a handler has no `self`")
        .help("what it needs are its parameters: `user: &User`")
}

pub(crate) fn handler_argument(parameter: &Parameter) -> Diagnostic {
    Diagnostic::new(
        "inject-arg",
        &parameter.argument.pat,
        "a handler has nobody to give it an `#[arg]`",
    )
    .help("a value from the request is an extractor: `Query(model): Query<Model>`")
}

pub(crate) fn other_version(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(
        "container-other-version",
        place,
        "the container was built by another version of hardwire",
    )
    .help("let both crates depend on the same version")
}

// The graph.

/// A parameter that no provider serves, at whatever it says wrongly.
pub(crate) fn unresolved(
    parameter: &Parameter,
    reason: &Unresolved,
    graph: &Graph,
    site: Site,
) -> Diagnostic {
    match reason {
        Unresolved::Missing => missing(parameter, graph, site),
        Unresolved::UnknownName => unknown_name(parameter, graph),
        Unresolved::Ambiguous(candidates) => ambiguous(parameter, candidates, graph),
        Unresolved::Head => reads_request(parameter),
        Unresolved::Exclusive(found) => exclusive(parameter, &graph.providers[*found]),
        Unresolved::BorrowedFactory(found) => borrowed_factory(parameter, &graph.providers[*found]),
        Unresolved::Holder(found) => holder(parameter, &graph.providers[*found]),
        Unresolved::NotAFactory(found) => not_a_factory(parameter, &graph.providers[*found]),
        Unresolved::AsyncFactory(found) => async_factory(parameter, &graph.providers[*found]),
        Unresolved::Arguments { provider, given } => {
            arguments(parameter, &graph.providers[*provider], *given)
        }
    }
}

fn missing(parameter: &Parameter, graph: &Graph, site: Site) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!("nothing in `{}` provides `{key}`", graph.container);
    let diagnostic = Diagnostic::new("missing-dependency", &parameter.subject, rule);
    let keys = || graph.providers.iter().map(|provider| provider.key.as_str());
    let resembling = similar(key.as_str(), keys())
        .or_else(|| keys().find(|other| other.starts_with(key.base())));
    let provider = resembling.and_then(|name| {
        graph
            .providers
            .iter()
            .find(|provider| provider.key.as_str() == name)
    });
    let namesake = graph
        .providers
        .iter()
        .find(|provider| provider.name == parameter.demand.name);
    match (provider.or(namesake), site) {
        (Some(Provider { name, key, place, .. }), _) => diagnostic.help(format!(
            "`{}` provides `{key}` ({name}, {place}); for a type under another name, write `#[dep({name})]`",
            graph.container
        )),
        (None, Site::Provider(Lifetime::Factory)) if parameter.is_by_value() => {
            diagnostic.help("what the caller of the factory gives is marked `#[arg]`")
        }
        (None, _) => diagnostic.help(format!("add a provider that returns `{key}` to `{}`", graph.container)),
    }
}

fn unknown_name(parameter: &Parameter, graph: &Graph) -> Diagnostic {
    let Some(applied) = &parameter.applied else {
        return missing(parameter, graph, Site::Handler);
    };
    let name = applied.provider.to_string();
    let rule = format!("no provider of `{}` is named `{name}`", graph.container);
    let diagnostic = Diagnostic::new("unknown-provider", &applied.provider, rule);
    let key = key_of(parameter);
    let alike = similar(
        &name,
        graph
            .providers
            .iter()
            .map(|provider| provider.name.as_str()),
    );
    let of_the_type = || {
        graph
            .providers
            .iter()
            .find(|provider| provider.key == *key)
            .map(|provider| provider.name.as_str())
    };
    match alike.or_else(of_the_type) {
        Some(name) => diagnostic.help(format!("write `#[dep({name})]`")),
        None => diagnostic,
    }
}

fn ambiguous(parameter: &Parameter, candidates: &[usize], graph: &Graph) -> Diagnostic {
    let rule = format!(
        "{} providers give `{}`, and none is named as the parameter",
        candidates.len(),
        key_of(parameter)
    );
    let first = &graph.providers[candidates[0]].name;
    let listed = candidates
        .iter()
        .map(|candidate| trail::display(graph, &[*candidate]))
        .collect::<Vec<_>>();
    Diagnostic::new("ambiguous-dependency", &parameter.subject, rule)
        .note(listed.join(", "))
        .help(format!(
            "name the parameter after one of them, or write `#[dep({first})]`"
        ))
}

fn reads_request(parameter: &Parameter) -> Diagnostic {
    Diagnostic::new(
        "singleton-reads-request",
        &parameter.subject,
        "a singleton cannot read a request: it is built before the first one",
    )
    .help("make it a `#[request]`")
}

fn exclusive(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`&mut {}` of a {}: only a request value can be borrowed exclusively",
        provider.key,
        provider.lifetime.name()
    );
    Diagnostic::new("exclusive-borrow", &parameter.argument.ty, rule).note(declared(provider))
}

fn borrowed_factory(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "a factory gives its value away: `{}` cannot be asked for by reference",
        provider.key
    );
    Diagnostic::new("borrowed-factory", &parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "write `{}`, or make the provider a `#[request]` to share its value",
            provider.key
        ))
}

fn holder(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let wanted = match parameter.demand.shape {
        Shape::Value {
            holder: Holder::Box,
            ..
        } => "Box",
        _ => "Arc",
    };
    let rule = format!("`{}` does not return an `{wanted}`", provider.name);
    Diagnostic::new("wrong-holder", &parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "let it return `{wanted}<{}>`, or ask for `&{}`",
            provider.key, provider.key
        ))
}

fn not_a_factory(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`{}` is a {}, so there is nothing to call",
        provider.name,
        provider.lifetime.name()
    );
    Diagnostic::new("not-a-factory", &parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "ask for `&{}`, or make the provider a `#[factory]`",
            provider.key
        ))
}

fn async_factory(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`{}` is async, so it cannot be called as `impl Fn`",
        provider.name
    );
    Diagnostic::new("async-factory", &parameter.argument.ty, rule)
        .note(declared(provider))
        .help("write `impl AsyncFn`")
}

fn arguments(parameter: &Parameter, provider: &Provider, given: usize) -> Diagnostic {
    let names: Vec<_> = provider
        .arguments()
        .map(|argument| format!("`{}`", argument.name))
        .collect();
    let wanted = match names.len() {
        0 => "no arguments".to_owned(),
        1 => format!("1 argument, {}", names[0]),
        count => format!("{count} arguments, {}", names.join(", ")),
    };
    let rule = format!("`{}` takes {wanted}, and gets {given}", provider.name);
    let diagnostic = match &parameter.applied {
        Some(applied) => Diagnostic::new("wrong-argument-count", &applied.provider, rule),
        None => Diagnostic::new("wrong-argument-count", &parameter.argument.ty, rule),
    };
    let is_bare = matches!(parameter.demand.shape, Shape::Value { .. })
        && parameter.demand.choice == Choice::ByType;
    let diagnostic = diagnostic.note(declared(provider));
    if is_bare {
        diagnostic.help(format!(
            "give them with `#[dep({}(…))]`, or ask for `impl Fn(…) -> {}`",
            provider.name, provider.key
        ))
    } else {
        diagnostic
    }
}

/// The whole loop, at the parameter that closes it.
pub(crate) fn cycle(first: &Declaration, cycle: &[usize], graph: &Graph) -> Diagnostic {
    let names: Vec<_> = cycle
        .iter()
        .chain(cycle.first())
        .map(|step| format!("`{}`", graph.providers[*step].name))
        .collect();
    let next = *cycle.get(1).unwrap_or(&cycle[0]);
    let closing = graph.providers[cycle[0]]
        .parameters
        .iter()
        .position(|parameter| parameter.source.provider() == Some(next));
    let rule = format!(
        "`{}` needs itself: {}",
        graph.providers[cycle[0]].name,
        names.join(" → ")
    );
    let diagnostic = match closing.and_then(|position| first.parameters.get(position)) {
        Some(parameter) => Diagnostic::new("cycle", &parameter.subject, rule),
        None => Diagnostic::new("cycle", first.name(), rule),
    };
    diagnostic
        .note(trail::display(graph, cycle))
        .help("take what both need into a provider of its own")
}

/// A singleton that keeps what lives no longer than a request.
pub(crate) fn captive(subject: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let singleton = &graph.providers[way[0]];
    let last = &graph.providers[way[way.len() - 1]];
    let what = match last.lifetime {
        Lifetime::Request => "which lives for one request",
        _ => "which reads the request",
    };
    let rule = format!(
        "the singleton `{}` cannot need `{}`, {what}",
        singleton.name, last.name
    );
    Diagnostic::new("captive-dependency", &subject.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("make `{}` a `#[request]`", singleton.name))
}

fn key_of(parameter: &Parameter) -> &TypeKey {
    let (Shape::Value { key, .. } | Shape::Callable { key, .. }) = &parameter.demand.shape;
    key
}

fn declared(provider: &Provider) -> String {
    format!(
        "`{}` is declared as `#[{}]` ({})",
        provider.name,
        provider.lifetime.name(),
        provider.place
    )
}

/// What syn says, where it says it.
fn syntax_error(slug: &'static str, error: &syn::Error) -> Diagnostic {
    let place = Ident::new("here", error.span());
    Diagnostic::new(slug, &place, error.to_string())
}
