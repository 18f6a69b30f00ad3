//! Dependencies that do not exist in the requested form.

use fastrand::Rng;
use hardwire_model::graph::{Graph, Lifetime, Provider};

use super::{Broken, asking, handlers, is_only, one};

pub(super) fn exclusive_borrow(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let kept = one(rng, graph, |provider| {
        provider.is_plain() && provider.lifetime == Lifetime::Singleton
    })?;
    let handlers = handlers(graph);
    let type_name = &graph.providers[kept].type_name;
    Some(Broken {
        program: asking(
            rng,
            graph,
            &handlers,
            &format!("#[dep(p{kept})] more: &mut {type_name}"),
        )?,
        said: format!("`&mut {type_name}` of a singleton"),
    })
}

pub(super) fn wrong_holder(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let asked = one(rng, graph, |provider| {
        provider.is_plain()
            && provider.lifetime != Lifetime::Factory
            && !provider.is_shared
            && is_only(graph, provider)
    })?;
    let type_name = &graph.providers[asked].type_name;
    let parameter = format!("more: Arc<{type_name}>");
    Some(Broken {
        program: asking(rng, graph, &["h0".to_owned()], &parameter)?,
        said: format!("`p{asked}` does not return an `Arc`"),
    })
}

pub(super) fn borrowed_factory(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let factory = one(rng, graph, |provider| {
        provider.lifetime == Lifetime::Factory && provider.arguments == 0
    })?;
    let type_name = &graph.providers[factory].type_name;
    let parameter = format!("#[dep(p{factory})] more: &{type_name}");
    Some(Broken {
        program: asking(rng, graph, &["h0".to_owned()], &parameter)?,
        said: format!("`{type_name}` cannot be borrowed: the caller of a factory owns the value"),
    })
}

pub(super) fn not_a_factory(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let asked = one(rng, graph, |provider| {
        provider.is_plain() && provider.lifetime == Lifetime::Request
    })?;
    let type_name = &graph.providers[asked].type_name;
    let parameter = format!("#[dep(p{asked})] more: impl Fn() -> {type_name}");
    Some(Broken {
        program: asking(rng, graph, &["h0".to_owned()], &parameter)?,
        said: format!("`p{asked}` is a request, so it cannot be called"),
    })
}

/// `impl Fn(u64) -> Result<P3, Refused>` of the right form, or with something wrong about it.
fn called(graph: &Graph, factory: usize, arguments: usize, is_fallible: bool) -> String {
    let type_name = &graph.providers[factory].type_name;
    let waits = graph.call_runs(factory, Provider::waits);
    let function = if waits { "AsyncFn" } else { "Fn" };
    let arguments = vec!["u64"; arguments].join(", ");
    let returned = if is_fallible {
        format!("Result<{type_name}, Refused>")
    } else {
        type_name.clone()
    };
    format!("#[dep(p{factory})] more: impl {function}({arguments}) -> {returned}")
}

fn a_factory(rng: &mut Rng, graph: &Graph) -> Option<(usize, bool)> {
    let factory = one(rng, graph, |provider| {
        provider.lifetime == Lifetime::Factory
    })?;
    // A dependency that it awaits can fail when it is called.
    let is_late = graph.depends(factory, |provider| provider.is_lazy);
    (!is_late).then(|| (factory, graph.call_runs(factory, Provider::is_fallible)))
}

pub(super) fn wrong_argument_count(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let (factory, is_fallible) = a_factory(rng, graph)?;
    let count = graph.providers[factory].arguments;
    let parameter = called(graph, factory, count + 1, is_fallible);
    Some(Broken {
        program: asking(rng, graph, &["h0".to_owned()], &parameter)?,
        said: format!("`p{factory}` takes "),
    })
}

pub(super) fn fallible_factory(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let (factory, is_fallible) = a_factory(rng, graph)?;
    let parameter = called(graph, factory, graph.providers[factory].arguments, false);
    let by = graph.providers[factory].is_fallible();
    let said = if by {
        format!("`p{factory}` can fail, so the call must return a `Result`")
    } else {
        "`p".to_owned()
    };
    if !is_fallible {
        return None;
    }
    Some(Broken {
        program: asking(rng, graph, &["h0".to_owned()], &parameter)?,
        said,
    })
}

pub(super) fn infallible_factory(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let (factory, is_fallible) = a_factory(rng, graph)?;
    if is_fallible {
        return None;
    }
    let parameter = called(graph, factory, graph.providers[factory].arguments, true);
    Some(Broken {
        program: asking(rng, graph, &["h0".to_owned()], &parameter)?,
        said: format!("`p{factory}` cannot fail, so the call does not return a `Result`"),
    })
}
