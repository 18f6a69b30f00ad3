//! A provider, and what ends its value.

use super::asks;
use crate::graph::{Access, Ending, Graph, Lifetime, Provider, Runs};

pub(super) fn function(graph: &Graph, provider: &Provider) -> String {
    let name = &provider.name;
    let (keyword, pause) = match provider.runs {
        Runs::Async(pauses) => ("async ", format!("    pause({pauses}).await;\n")),
        Runs::Sync | Runs::Blocking => ("", String::new()),
    };
    let generics = match (provider.is_generic(), provider.borrows()) {
        (true, _) => "<T: Marks>",
        (_, true) => "<'a>",
        _ => "",
    };
    let can_fail = provider.is_fallible();
    let numbers = numbers(graph, provider).join(", ");
    let value = held(provider, &built(provider, "&numbers"));
    let (value, returned) = if can_fail {
        (
            format!("Ok({value})"),
            format!("Result<{}, Refused>", returned(provider)),
        )
    } else {
        (value, returned(provider))
    };
    format!(
        "#[{}]\n{keyword}fn {name}{generics}({}) -> {returned} {{\n    let numbers: Vec<u64> = vec![{numbers}];\n{pause}    {value}\n}}\n",
        attribute(provider),
        parameters(graph, provider).join(", "),
    )
}

/// `world.build("p3", &numbers)`
pub(super) fn built(provider: &Provider, numbers: &str) -> String {
    let name = &provider.name;
    match provider.refusal {
        Some(status) => format!("world.try_build(\"{name}\", {status}, {numbers})?"),
        None => format!("world.build(\"{name}\", {numbers})"),
    }
}

/// `Arc::new(P3::of(value))`
pub(super) fn held(provider: &Provider, value: &str) -> String {
    let value = format!("{}::of({value})", provider.type_name);
    if provider.is_in_arc() {
        format!("Arc::new({value})")
    } else {
        value
    }
}

/// `P4<T>`, `Arc<P3>`
fn returned(provider: &Provider) -> String {
    let name = &provider.type_name;
    let ty = match (provider.is_generic(), provider.borrows()) {
        (true, _) => format!("{name}<T>"),
        (_, true) => format!("{name}<'a>"),
        _ => name.clone(),
    };
    asks::held(provider, ty)
}

fn attribute(provider: &Provider) -> String {
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
    if provider.runs == Runs::Blocking {
        options.push("blocking".to_owned());
    }
    if provider.is_numbered {
        options.push("as = dyn Numbered".to_owned());
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

fn parameters(graph: &Graph, provider: &Provider) -> Vec<String> {
    let world = if provider.borrows() {
        "&'a World"
    } else {
        "&World"
    };
    let asked = provider.parameters.iter();
    let asked = asked.map(|parameter| asks::declared(graph, parameter, provider.borrows()));
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

pub(super) fn teardown(provider: &Provider) -> Option<String> {
    let teardown = provider.teardown?;
    let name = &provider.name;
    let generics = if provider.is_generic() {
        "<T: Marks>"
    } else {
        ""
    };
    let ty = returned(provider);
    let given = match teardown.given {
        Access::Shared => format!(
            "&{}",
            ty.trim_start_matches("Arc<")
                .trim_end_matches(|sign| provider.is_in_arc() && sign == '>')
        ),
        Access::Exclusive => format!("&mut {ty}"),
        Access::Owned => ty,
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
