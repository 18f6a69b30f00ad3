//! Dependencies that a provider returns, but not in the requested form.

use quote::ToTokens;

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
    let diagnostic = diagnostic!(&parameter.argument.ty, rule).note(declared(provider));
    match provider.lifetime {
        Lifetime::Factory => diagnostic.help(format!("take the value: `{}`", provider.key)),
        _ => diagnostic.help(format!(
            "ask for `&{}`, and keep the state that changes in a lock",
            provider.key
        )),
    }
}

pub(crate) fn exclusive_beside_another(exclusive: &Parameter, other: &Parameter) -> Diagnostic {
    let (key, name) = (key_of(exclusive), &exclusive.demand.name);
    let rule =
        format!("`{name}` borrows `{key}` as `&mut`, so nothing else can use it in the same call");
    diagnostic!(&other.subject, rule).help(format!(
        "ask for `&{key}` in both places, or build one value from the other in the function"
    ))
}

/// The parameter borrows for `'static`.
pub(crate) fn borrowed_forever(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let written = parameter.argument.ty.to_token_stream().to_string();
    let plain = written.replace("& 'static ", "&").replace("'static", "'_");
    let plain = plain
        .replace("& ", "&")
        .replace(" <", "<")
        .replace("< ", "<")
        .replace(" >", ">");
    let rule = format!(
        "`{}` cannot be borrowed for `'static`: a function has it for one call",
        key_of(parameter)
    );
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "write `{plain}`; to keep the value for longer, clone it or put it into an `Arc`"
        ))
}

/// One of two parameters borrows a value exclusively, itself or through its provider, and the other one
/// borrows from it through its provider.
pub(crate) fn view_beside_an_exclusive_borrow(
    (exclusive, other): (&Parameter, &Parameter),
    value: &Provider,
) -> Diagnostic {
    let (one, other_name, key) = (exclusive.local_name(), other.local_name(), &value.key);
    let rule =
        format!("`{one}` borrows `{key}` as `&mut`, so `{other_name}` cannot borrow from it too");
    diagnostic!(&other.subject, rule)
        .note(declared(value))
        .help(format!(
            "remove one of the two parameters and build its value in the function, or borrow `&{key}` in both"
        ))
}

pub(crate) fn exclusive_of_shared(parameter: &Parameter) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!("`&mut {key}` of a value that an async factory shares");
    diagnostic!(&parameter.argument.ty, rule).help(format!(
        "ask for `&{key}` and keep the state that changes in a lock, or take the value that the factory makes"
    ))
}

pub(crate) fn exclusive_of_the_request(parameter: &Parameter) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!("`&mut {key}`: the request can only be read");
    diagnostic!(&parameter.argument.ty, rule).help(format!(
        "ask for `&{key}`, or for `mut {}: {key}`, which is a copy",
        parameter.local_name()
    ))
}

/// `Vec<T>`, `Vec<&mut T>` or `Vec<Box<T>>`, and a provider gives `T`.
pub(crate) fn collection_by_value(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = key_of(parameter);
    let member = key.member().unwrap_or(&provider.key);
    let rule =
        format!("no provider returns `{key}`: a collection borrows the values of the providers");
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "write `Vec<&{member}>`; an extractor of that type is marked `#[extract]`"
        ))
}

pub(crate) fn borrowed_factory(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = &provider.key;
    let rule = format!("`{key}` cannot be borrowed: the caller of a factory owns the value");
    diagnostic!(&parameter.argument.ty, rule)
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
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "return {wanted} from the provider, or ask for `&{key}`"
        ))
}

/// An `Arc<Disk>` becomes an `Arc<dyn Store>` by value only.
pub(crate) fn borrowed_holder(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (key, own) = (key_of(parameter), &provider.key);
    let holder = holder_name(parameter);
    let rule = format!(
        "`{}` returns `{holder}<{own}>`, which cannot be borrowed as `{holder}<{key}>`",
        provider.name
    );
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("ask for `{holder}<{key}>` or for `&{key}`"))
}

/// The value that an async closure returns is not converted.
pub(crate) fn async_trait_object(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (key, own) = (key_of(parameter), &provider.key);
    let rule = format!(
        "an `impl AsyncFn` cannot return `{key}` for `{}`, which returns `{own}`",
        provider.name
    );
    diagnostic!(&parameter.subject, rule)
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
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("ask for `&{whole}`"))
}

pub(crate) fn not_a_factory(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let rule = format!(
        "`{}` is a {}, so it cannot be called",
        provider.name,
        provider.lifetime.name()
    );
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "ask for `&{}`, or make the provider a `#[factory]`",
            provider.key
        ))
}

/// The path leads from the factory that is asked for to the one that is async.
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
    diagnostic!(&parameter.argument.ty, rule)
        .note(trail::display(graph, way))
        .help("write `impl AsyncFn`")
}

/// The path leads from the factory that is asked for to the one that can fail.
pub(crate) fn fallible_factory(parameter: &Parameter, way: &[usize], graph: &Graph) -> Diagnostic {
    let (asked, last) = ends(way, graph);
    let rule = if asked == last {
        format!(
            "`{}` can fail, so the call must return a `Result`",
            asked.name
        )
    } else {
        format!(
            "`{}` can fail and `{}` needs it, so the call must return a `Result`",
            last.name, asked.name
        )
    };
    diagnostic!(&parameter.subject, rule)
        .note(trail::display(graph, way))
        .help(format!("write `-> Result<{}, …>`", key_of(parameter)))
}

/// The path leads from the factory that is asked for to the one that borrows exclusively.
pub(crate) fn exclusive_in_a_call(
    parameter: &Parameter,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (asked, last) = ends(way, graph);
    let rule = format!(
        "`{}` borrows a value as `&mut`, so it cannot be called more than once",
        last.name
    );
    diagnostic!(&parameter.argument.ty, rule)
        .note(trail::display(graph, way))
        .help(format!(
            "let `{}` take a shared reference, or name the arguments of its only call: `#[dep({}(…))] {}: {}`",
            last.name,
            asked.name,
            parameter.local_name(),
            key_of(parameter)
        ))
}

/// The path leads from the factory that is asked for to the value that borrows.
pub(crate) fn borrowing_in_an_async_call(
    parameter: &Parameter,
    way: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let (asked, last) = ends(way, graph);
    let rule = format!(
        "`{}` needs `{}`, which borrows, so it cannot be called as `impl AsyncFn`",
        asked.name, last.name
    );
    diagnostic!(&parameter.argument.ty, rule)
        .note(trail::display(graph, way))
        .help(format!(
            "let `{}` return an owned value, or name the arguments of the only call: `#[dep({}(…))] {}: {}`",
            last.name,
            asked.name,
            parameter.local_name(),
            key_of(parameter)
        ))
}

pub(crate) fn infallible_factory(parameter: &Parameter, factory: &Provider) -> Diagnostic {
    let rule = format!(
        "`{}` cannot fail, so the call does not return a `Result`",
        factory.name
    );
    diagnostic!(&parameter.subject, rule)
        .note(declared(factory))
        .help(format!("write `-> {}`", key_of(parameter)))
}

/// The function that has the arguments in it would have to name the types of both.
pub(crate) fn arguments_across_modules(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (name, key) = (&provider.name, &provider.key);
    let rule =
        format!("`{name}` cannot be called with arguments here: it is declared in another module");
    let diagnostic = if let Some(applied) = &parameter.applied {
        diagnostic!(&applied.provider, rule)
    } else {
        diagnostic!(&parameter.argument.ty, rule)
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
    let diagnostic = if let Some(applied) = &parameter.applied {
        diagnostic!(&applied.provider, rule)
    } else {
        diagnostic!(&parameter.argument.ty, rule)
    };
    let diagnostic = diagnostic.note(declared(provider));
    let is_bare = matches!(parameter.demand.shape, Shape::Value(_));
    if is_bare && parameter.applied.is_none() {
        diagnostic.help(format!(
            "pass them with `#[dep({}(…))]`, or ask for `impl Fn(…) -> {}`",
            provider.name, provider.key
        ))
    } else {
        diagnostic
    }
}
