//! Missing and ambiguous dependencies.

use fastrand::Rng;
use hardwire_model::graph::{Asks, Graph, Lifetime, Provider};
use hardwire_model::source;

use super::{Broken, anybody, asking, is_only, one};

pub(super) fn missing_dependency(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let askers = anybody(graph);
    Some(Broken {
        program: asking(rng, graph, &askers, "more: &Nowhere")?,
        said: "nothing in `App` provides `Nowhere`".to_owned(),
    })
}

/// The only parameter that requests it is excluded.
pub(super) fn missing_dependency_that_was_there(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let mut graph = graph.clone();
    let position = one(rng, &graph, |provider| {
        provider.is_plain() && !provider.is_numbered && is_only(&graph, provider)
    })?;
    let type_name = graph.providers[position].type_name.clone();
    let is_guard = graph
        .handlers
        .iter()
        .any(|handler| handler.guards.contains(&position));
    let asker = only_asker(&graph, position).filter(|_| !is_guard)?;
    graph.providers.remove(position);
    graph.in_module -= usize::from(position < graph.in_module);
    for handler in &mut graph.handlers {
        let guards = handler.guards.iter_mut();
        guards.for_each(|guard| *guard -= usize::from(*guard > position));
    }
    let of_providers = graph
        .providers
        .iter_mut()
        .map(|provider| &mut provider.parameters);
    let of_handlers = graph
        .handlers
        .iter_mut()
        .map(|handler| &mut handler.parameters);
    for parameters in of_providers.chain(of_handlers) {
        parameters.retain(|parameter| of_value(&parameter.asks) != Some(position));
        for parameter in parameters {
            shift(&mut parameter.asks, position);
        }
    }
    Some(Broken {
        program: asking(rng, &graph, &[asker], &format!("more: &{type_name}"))?,
        said: format!("nothing in `App` provides `{type_name}`"),
    })
}

/// The function that alone asks for this provider, if it does so once, for its value.
fn only_asker(graph: &Graph, position: usize) -> Option<String> {
    let providers = graph.providers.iter();
    let providers = providers.map(|one| {
        let may_ask = !one.is_generic() && !one.borrows();
        (one.name.clone(), may_ask, &one.parameters)
    });
    let handlers = graph.handlers.iter().enumerate();
    let handlers = handlers.map(|(number, one)| (format!("h{number}"), true, &one.parameters));
    let mut asking = providers
        .chain(handlers)
        .flat_map(|(name, may_ask, parameters)| {
            let asked = parameters.iter();
            let asked =
                asked.filter(|parameter| graph.sources(&parameter.asks).contains(&position));
            asked.map(move |parameter| {
                let is_right = may_ask && of_value(&parameter.asks) == Some(position);
                is_right.then(|| name.clone())
            })
        });
    let only = asking.next()?;
    only.filter(|_| asking.next().is_none())
}

fn of_value(asks: &Asks) -> Option<usize> {
    match asks {
        Asks::Value { provider, .. } | Asks::Deferred { provider, .. } => Some(*provider),
        _ => None,
    }
}

/// Behind the one that is taken away.
fn shift(asks: &mut Asks, removed: usize) {
    if let Asks::Value {
        provider: other, ..
    }
    | Asks::Deferred {
        provider: other, ..
    }
    | Asks::Optional(Some(other))
    | Asks::Outcome(other)
    | Asks::Made { factory: other, .. }
    | Asks::Callable { factory: other, .. } = asks
    {
        *other -= usize::from(*other > removed);
    }
}

pub(super) fn unknown_provider(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let askers = anybody(graph);
    let asked = one(rng, graph, Provider::is_plain)?;
    let parameter = format!("#[dep(nobody)] more: &{}", graph.providers[asked].type_name);
    Some(Broken {
        program: asking(rng, graph, &askers, &parameter)?,
        said: "no provider of `App` is named `nobody`".to_owned(),
    })
}

pub(super) fn unknown_guard(_: &mut Rng, graph: &Graph) -> Option<Broken> {
    let program = source::items(graph);
    let (begin, rest) = program.split_once("#[inject(App")?;
    let rest = rest.replacen(", guard(", ", guard(nobody, ", 1);
    let is_first = rest
        .find("guard(nobody")
        .is_some_and(|at| at < rest.find("fn h0").unwrap_or(0));
    is_first.then(|| Broken {
        program: format!("{begin}#[inject(App{rest}"),
        said: "no provider of `App` is named `nobody`".to_owned(),
    })
}

pub(super) fn ambiguous_dependency(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let twins = |provider: &Provider| {
        let others = graph.providers.iter();
        others
            .filter(|other| other.type_name == provider.type_name)
            .count()
    };
    let asked = one(rng, graph, |provider| twins(provider) > 1)?;
    let provider = &graph.providers[asked];
    if provider.lifetime == Lifetime::Factory {
        return None;
    }
    Some(Broken {
        program: asking(
            rng,
            graph,
            &["h0".to_owned()],
            &format!("more: &{}", provider.type_name),
        )?,
        said: format!(
            "`{}` is ambiguous: {} providers return it",
            provider.type_name,
            twins(provider)
        ),
    })
}

pub(super) fn two_of_a_name(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let twin = one(rng, graph, |_| true)?;
    let name = &graph.providers[twin].name;
    let twin = format!("#[singleton]\n    fn {name}() -> Twin {{ Twin }}\n}}");
    let program = source::items(graph);
    let container = program.find("impl App {")?;
    let end = container + program[container..].find("\n}")? + 1;
    Some(Broken {
        program: format!("{}    {twin}{}", &program[..end], &program[end + 1..]),
        said: format!("two providers are named `{name}`"),
    })
}
