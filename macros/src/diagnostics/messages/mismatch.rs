//! What is there, and not in the form in which it is asked for.

use super::super::Diagnostic;
use super::{count_of_arguments, declared, ends, key_of};
use crate::graph::resolve::Shape;
use crate::graph::{Graph, Holder, Lifetime, Provider, trail};
use crate::syntax::Parameter;

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

pub(crate) fn exclusive_beside_another(exclusive: &Parameter, other: &Parameter) -> Diagnostic {
    let (key, name) = (key_of(exclusive), &exclusive.demand.name);
    let rule =
        format!("`{name}` borrows `{key}` exclusively, so nothing else in the call can have it");
    Diagnostic::new(&other.subject, rule).help(format!(
        "ask for `&{key}` in both places, or let one of them be built from what it needs of `{key}`"
    ))
}

pub(crate) fn exclusive_of_shared(parameter: &Parameter) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!("`&mut {key}` of a value that an async factory shares");
    Diagnostic::new(&parameter.argument.ty, rule).help(format!(
        "ask for `&{key}` and keep what changes behind a lock, or take the value that the factory makes"
    ))
}

pub(crate) fn exclusive_of_the_request(parameter: &Parameter) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!("`&mut {key}` of the request, which is lent to be read");
    Diagnostic::new(&parameter.argument.ty, rule).help(format!(
        "ask for `&{key}`, or for `mut {}: {key}`, which is a copy",
        parameter.local_name()
    ))
}

/// `Vec<T>`, `Vec<&mut T>` or `Vec<Box<T>>`, and a provider gives `T`.
pub(crate) fn collection_by_value(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = key_of(parameter);
    let member = key.member().unwrap_or(&provider.key);
    let rule = format!("no provider gives `{key}`: providers lend their values to a collection");
    Diagnostic::new(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "write `Vec<&{member}>`; an extractor of that type is marked `#[extract]`"
        ))
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

pub(crate) fn collection_of_collection(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (key, whole) = (key_of(parameter), &provider.key);
    let rule = format!(
        "nothing provides `{key}`, so this is always empty: `{}` returns `{whole}`",
        provider.name
    );
    Diagnostic::new(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("ask for `&{whole}`"))
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
