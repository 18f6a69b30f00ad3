//! A provider, and what ends its value.

use super::pen::{self, Pen};
use super::{asks, mistake};
use crate::graph::{Access, Ending, Graph, Lifetime, Name, Provider, Runs, Shape};

pub(super) fn function(graph: &Graph, provider: &Provider, is_in_module: bool) -> String {
    let name = &provider.name;
    let (keyword, pause) = match provider.runs {
        Runs::Async(pauses) => ("async ", format!("    pause({pauses}).await;\n")),
        Runs::Sync | Runs::Blocking => ("", String::new()),
    };
    let mut pen = Pen::of(graph, name);
    let attribute = attribute(&mut pen, provider, mistake::is_unmarked(graph, provider));
    let generics = generics(&mut pen, provider);
    let parameters = parameters(&mut pen, provider, is_in_module);
    let value = held(graph, provider, &built(provider, "&numbers"));
    let (value, returned) = if provider.is_fallible() {
        let ty = returned(&mut pen, provider);
        (format!("Ok({value})"), pen.result(&ty))
    } else {
        (value, returned(&mut pen, provider))
    };
    let returned = mistaken(graph, provider).unwrap_or(returned);
    format!(
        "#[{attribute}]\n{keyword}fn {name}{generics}({}) -> {returned} {{\n    let numbers: Vec<u64> = vec![{}];\n{pause}    {value}\n}}\n",
        parameters.join(", "),
        numbers(graph, provider).join(", "),
    )
}

/// Its return type, if that is the mistake of the graph.
fn mistaken(graph: &Graph, provider: &Provider) -> Option<String> {
    let mut all = graph.providers.iter();
    let position = all.position(|one| one.name == provider.name)?;
    mistake::returned(graph, position)
}

/// The lifetimes and types that it declares. What borrows declares `'a`, anything else may name a
/// lifetime that could be left out.
fn generics(pen: &mut Pen<'_>, provider: &Provider) -> &'static str {
    if provider.borrows() {
        pen.lifetime = Some("'a");
        return "<'a>";
    }
    pen.lifetime = pen.chance(20).then_some("'x");
    match (pen.lifetime, provider.is_generic()) {
        (Some(_), true) => "<'x, T: Marks>",
        (Some(_), false) => "<'x>",
        (None, true) => "<T: Marks>",
        (None, false) => "",
    }
}

/// `world.build("p3", &numbers)`
pub(super) fn built(provider: &Provider, numbers: &str) -> String {
    let name = &provider.name;
    match provider.refusal {
        Some(status) => format!("world.try_build(\"{name}\", {status}, {numbers})?"),
        None => format!("world.build(\"{name}\", {numbers})"),
    }
}

/// `Arc::new(P3::of(value))`, `Some(P3::of(value))`
pub(super) fn held(graph: &Graph, provider: &Provider, value: &str) -> String {
    let Name { home, last, .. } = &graph.spelling.names[&provider.type_name];
    let value = format!("{home}::{last}::of({value})");
    let value = match pen::holder(graph, provider) {
        "" => value,
        holder => format!("{holder}::new({value})"),
    };
    match provider.shape {
        Shape::InOption(true) => format!("Some({value})"),
        Shape::InOption(false) => format!("Some({value}).filter(|_| false)"),
        _ => value,
    }
}

/// `P4<T>`, `Arc<P3>`
pub(super) fn returned(pen: &mut Pen<'_>, provider: &Provider) -> String {
    let ty = pen.declared(provider);
    pen.held(provider, &ty)
}

fn attribute(pen: &mut Pen<'_>, provider: &Provider, is_unmarked: bool) -> String {
    let lifetime = match provider.lifetime {
        Lifetime::Singleton => "singleton",
        Lifetime::Request => "request",
        Lifetime::Factory => "factory",
    };
    let mut options = Vec::new();
    if provider.is_lazy {
        options.push("lazy".to_owned());
    }
    if provider.is_external() {
        options.push("external".to_owned());
    }
    if provider.is_after_body() && !is_unmarked {
        options.push("after_body".to_owned());
    }
    if provider.runs == Runs::Blocking {
        options.push("blocking".to_owned());
    }
    if provider.is_shared {
        options.push("shared".to_owned());
    }
    if provider.is_numbered {
        options.push(format!("as = {}", pen.object()));
    }
    if let Some(teardown) = &provider.teardown {
        options.push(format!("teardown = end_{}", provider.name));
        if teardown.until_response {
            options.push("until = response".to_owned());
        }
    }
    if options.is_empty() {
        lifetime.to_owned()
    } else {
        format!("{lifetime}({})", options.join(", "))
    }
}

fn parameters(pen: &mut Pen<'_>, provider: &Provider, is_in_module: bool) -> Vec<String> {
    let world = if provider.borrows() {
        "&'a World".to_owned()
    } else {
        pen.world()
    };
    let asked = provider.parameters.iter();
    let asked: Vec<_> = asked
        .map(|parameter| asks::declared(pen, parameter, is_in_module, &provider.parameters))
        .collect();
    let given = (0..provider.arguments).map(|number| format!("#[arg] given{number}: u64"));
    let all = std::iter::once(format!("world: {world}"));
    all.chain(asked).chain(given).collect()
}

fn numbers(graph: &Graph, provider: &Provider) -> Vec<String> {
    let mark = provider.is_generic().then(|| "T::NUMBER".to_owned());
    let can_fail = provider.is_fallible();
    let asked = asks::numbers(graph, &provider.parameters, &provider.name, can_fail);
    let given = (0..provider.arguments).map(|number| format!("given{number}"));
    mark.into_iter().chain(asked).chain(given).collect()
}

pub(super) fn teardown(graph: &Graph, provider: &Provider) -> Option<String> {
    let teardown = provider.teardown?;
    let name = &provider.name;
    let generics = if provider.is_generic() {
        "<T: Marks>"
    } else {
        ""
    };
    let mut pen = Pen::of(graph, &format!("end of {name}"));
    let given = match teardown.given {
        Access::Shared => format!("&{}", pen.declared(provider)),
        Access::Exclusive => format!("&mut {}", returned(&mut pen, provider)),
        Access::Owned => returned(&mut pen, provider),
    };
    let (outcome, told) = if teardown.is_told {
        (", outcome: Outcome", "Some(outcome)")
    } else {
        ("", "None")
    };
    let (keyword, pause) = if teardown.is_async {
        ("async ", "    pause(1).await;\n")
    } else {
        ("", "")
    };
    let (returned, last) = match teardown.comes_to {
        Ending::Done => ("", String::new()),
        Ending::Fails => (
            " -> Result<(), String>",
            "    Err(\"as it should\".to_owned())\n".to_owned(),
        ),
        Ending::Refuses(status) => (
            " -> Result<(), Refused>",
            format!("    Err(Refused::at_end(\"{name}\", {status}))\n"),
        ),
        Ending::Panics => ("", "    std::panic::panic_any(Deliberate);\n".to_owned()),
    };
    Some(format!(
        "{keyword}fn end_{name}{generics}(value: {given}{outcome}){returned} {{\n{pause}    value.0.end({told});\n{last}}}\n\n"
    ))
}
