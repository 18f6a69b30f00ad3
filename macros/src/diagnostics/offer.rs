//! The fix for a parameter whose type no provider returns.

use crate::graph::hidden::only_holds;
use crate::graph::resolve::{Shape, Site};
use crate::graph::similar::similar;
use crate::graph::{Access, Graph, Holder, Lifetime, Provider, TypeKey};
use crate::syntax::Parameter;

/// Extractors of axum that people ask for by reference.
const EXTRACTORS: [&str; 14] = [
    "Bytes",
    "ConnectInfo",
    "Extension",
    "Form",
    "Json",
    "MatchedPath",
    "Multipart",
    "OriginalUri",
    "Path",
    "Query",
    "RawQuery",
    "Request",
    "State",
    "TypedHeader",
];

/// The help for a parameter whose type no provider returns.
pub(super) fn instead(parameter: &Parameter, graph: &Graph, site: Site) -> String {
    let (key, container) = (parameter.demand.shape.key(), &graph.container);
    if let Some(help) = in_another_form(parameter, graph, site) {
        help
    } else if let Some((likeness, provider)) = probably_meant(parameter, graph) {
        let provided = provided(provider, container);
        let rest = if is_slice(key) {
            format!("write `{}: Vec<&{}>`", parameter.local_name(), provider.key)
        } else {
            likeness.offer(parameter, provider)
        };
        format!("{provided}: {rest}")
    } else if matches!(parameter.demand.shape, Shape::Optional { .. }) {
        "for `None` if nothing provides it, mark it `#[optional]`".to_owned()
    } else if parameter.is_by_value() && site == Site::Provider(Lifetime::Factory) {
        format!(
            "if the caller of the factory passes it, write {}",
            as_argument(parameter)
        )
    } else if parameter.is_by_value() && site == Site::Task {
        format!(
            "if the caller of the task passes it, write {}",
            as_argument(parameter)
        )
    } else if key.is_trait_object() {
        format!(
            "write `as = {key}` at a provider whose type implements the trait, or add a provider that returns `Box<{key}>`"
        )
    } else {
        format!(
            "add a provider that returns `{key}` to `{container}`, or add the module that has one to its `modules(…)`"
        )
    }
}

/// `[Check]`
fn is_slice(key: &TypeKey) -> bool {
    key.to_string().starts_with('[')
}

fn as_argument(parameter: &Parameter) -> String {
    format!(
        "`#[arg] {}: {}`",
        parameter.local_name(),
        parameter.demand.shape.key()
    )
}

/// "`App` provides `Db` (`db`, src/app.rs:8)"
pub(super) fn provided(provider: &Provider, container: &str) -> String {
    let Provider {
        name, key, place, ..
    } = provider;
    format!("`{container}` provides `{key}` (`{name}`, {place})")
}

/// The fix for a type that no provider can return, or not in this form: an extractor, the container itself, a trait, a function.
fn in_another_form(parameter: &Parameter, graph: &Graph, site: Site) -> Option<String> {
    let (key, container) = (parameter.demand.shape.key(), &graph.container);
    let name = parameter.local_name();
    if key.is_named(container) {
        return Some(format!(
            "ask for the dependencies that it is needed for, or, in a handler, for `State({name}): State<{container}>`"
        ));
    }
    if let Some(bounds) = key.impl_bounds() {
        return Some(match of_a_factory(&bounds) {
            _ if bounds.starts_with("Deferred<") => {
                format!("a deferred value is asked for by value: write `{name}: impl {bounds}`")
            }
            Some(factory) => format!("a factory is asked for as `{name}: {factory}`"),
            None => format!("a trait object is asked for as `{name}: &dyn {bounds}`"),
        });
    }
    if let Some(signature) = key.signature() {
        return Some(format!(
            "a factory is asked for as `{name}: impl Fn{signature}`"
        ));
    }
    if is_borrowed(parameter)
        && let Some(owned) = owned(key, site)
    {
        return Some(format!("write `{name}: {owned}`"));
    }
    if is_text(key) {
        return Some(format!(
            "a provider cannot return `str`: let one return a `String`, and take `{name}: &String`"
        ));
    }
    let is_extractor = EXTRACTORS.contains(&key.base().as_str());
    let is_misplaced = is_borrowed(parameter) || !site.has_request();
    (is_extractor && is_misplaced).then(|| of_an_extractor(&name, key, site))
}

/// The type to request by value instead of by reference: `Vec<&Check>` for `&Vec<&Check>`, `String` for `&str`.
fn owned(key: &TypeKey, site: Site) -> Option<String> {
    let is_of_references = key
        .argument_of("Vec")
        .is_some_and(|member| member.to_string().starts_with('&'));
    if is_of_references {
        return Some(key.to_string());
    }
    (site == Site::Handler && is_text(key)).then(|| "String".to_owned())
}

fn is_text(key: &TypeKey) -> bool {
    key.to_string() == "str"
}

/// `impl Fn(u32) -> Claude` for `FnOnce(u32) -> Claude`
fn of_a_factory(bounds: &str) -> Option<String> {
    let form = |written: &str, form: &str| {
        let signature = bounds.strip_prefix(written)?;
        signature
            .starts_with('(')
            .then(|| format!("impl {form}{signature}"))
    };
    form("FnOnce", "Fn")
        .or_else(|| form("FnMut", "Fn"))
        .or_else(|| form("AsyncFnOnce", "AsyncFn"))
        .or_else(|| form("AsyncFnMut", "AsyncFn"))
}

fn of_an_extractor(name: &str, key: &TypeKey, site: Site) -> String {
    match site {
        Site::Provider(_) if key.base() == "Request" => {
            "a provider reads the request as `&HeaderMap`, `&Method`, `&Uri`, `&Version`, `&Extensions` or `&Parts`"
                .to_owned()
        }
        Site::Task | Site::Provider(Lifetime::Singleton | Lifetime::Input) => {
            format!("an extractor needs a request: let a handler extract `{key}`")
        }
        _ => format!("an extractor is asked for by value: write `{name}: {key}`"),
    }
}

fn is_borrowed(parameter: &Parameter) -> bool {
    let asked = parameter.demand.shape.asked();
    asked.is_some_and(|asked| asked.access != Access::Owned)
}

/// How a provider that was probably meant differs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// Its type is spelled almost the same, or has other type arguments.
    Spelling,
    /// Its value stands in a wrapper, or in another one.
    Wrapper,
    /// Its type begins in the same way, or it is named as the parameter.
    Name,
}

impl Likeness {
    fn offer(self, parameter: &Parameter, provider: &Provider) -> String {
        let (key, own, name) = (parameter.demand.shape.key(), &provider.key, &provider.name);
        match self {
            Self::Wrapper if own.argument_of("Rc") == Some(key) => {
                format!("let `{name}` return `Arc<{key}>`, which several threads can share")
            }
            Self::Wrapper if own.argument_of("Option") == Some(key) => format!(
                "ask for `Option<{}>`, or let `{name}` return `Result<{key}, …>`",
                asked_as(parameter, key)
            ),
            Self::Name if key.is_trait_object() => format!(
                "ask for `{}`, or provide the trait too: `#[{}(as = {key})]`",
                asked_as(parameter, own),
                provider.lifetime.name()
            ),
            Self::Name => format!(
                "ask for `{}`; if it is `{key}` by another name, `#[dep({name})]` is enough",
                asked_as(parameter, own)
            ),
            Self::Spelling | Self::Wrapper => format!("ask for `{}`", asked_as(parameter, own)),
        }
    }
}

/// `&User`, for another type in the place of the parameter's.
pub(super) fn asked_as(parameter: &Parameter, key: &TypeKey) -> String {
    let Some(asked) = parameter.demand.shape.asked() else {
        return key.to_string();
    };
    let held = match asked.holder {
        Holder::Arc => format!("Arc<{key}>"),
        Holder::Box => format!("Box<{key}>"),
        Holder::Plain | Holder::Static => key.to_string(),
    };
    match asked.access {
        Access::Shared => format!("&{held}"),
        Access::Exclusive => format!("&mut {held}"),
        Access::Owned => held,
    }
}

/// The provider of a type that is spelled or wrapped differently, or else the one that is named alike.
pub(super) fn probably_meant<'a>(
    parameter: &Parameter,
    graph: &'a Graph,
) -> Option<(Likeness, &'a Provider)> {
    let key = parameter.demand.shape.key();
    let providers = || graph.providers.iter();
    let shown: Vec<_> = providers()
        .map(|provider| provider.key.to_string())
        .collect();
    let wrapped = || providers().find(|provider| is_wrapped_otherwise(key, &provider.key));
    let spelled = || {
        let alike = similar(&key.to_string(), shown.iter().map(String::as_str))?;
        providers().find(|provider| provider.key.to_string() == alike)
    };
    let other_instance = || providers().find(|provider| provider.key.base() == key.base());
    let begins_alike = || {
        let base = key.base();
        providers().find(|provider| provider.key.to_string().starts_with(&base))
    };
    let named = || providers().find(|provider| provider.name == parameter.demand.name);
    let with = |likeness| move |provider| (likeness, provider);
    wrapped()
        .map(with(Likeness::Wrapper))
        .or_else(|| spelled().map(with(Likeness::Spelling)))
        .or_else(|| other_instance().map(with(Likeness::Spelling)))
        .or_else(|| begins_alike().map(with(Likeness::Name)))
        .or_else(|| named().map(with(Likeness::Name)))
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
