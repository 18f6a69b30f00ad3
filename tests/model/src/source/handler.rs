//! A handler or a task.

use super::pen::Pen;
use super::{asks, group, mistake};
use crate::graph::{Form, Graph, Handler};

/// The options of the function itself, besides those of its group.
pub(super) fn options(graph: &Graph, handler: &Handler) -> Vec<String> {
    let mut options = Vec::new();
    match handler.form {
        Form::Handler | Form::Middleware => {}
        Form::Concurrent => options.push("concurrent".to_owned()),
        Form::Task => options.push("task".to_owned()),
    }
    let of_group = graph.group.map_or(0, |group| group.guards);
    options.extend(guards(graph, &handler.guards[of_group..]));
    let is_said = graph.group.is_some_and(|group| group.has_error);
    if handler.has_error && !is_said {
        options.push("error = OwnError".to_owned());
    }
    options
}

/// `guard(p3, p4)`
pub(super) fn guards(graph: &Graph, guards: &[usize]) -> Option<String> {
    let names: Vec<_> = guards
        .iter()
        .map(|guard| graph.providers[*guard].name.as_str())
        .collect();
    (!names.is_empty()).then(|| format!("guard({})", names.join(", ")))
}

pub(super) fn function(graph: &Graph, number: usize, handler: &Handler) -> String {
    let visibility = group::visibility(graph);
    let name = format!("h{number}");
    let mut pen = Pen::of(graph, &name);
    pen.lifetime = pen.chance(30).then_some("'x");
    let generics = pen
        .lifetime
        .map_or_else(String::new, |life| format!("<{life}>"));
    let world = pen.world();
    let asked = handler.parameters.iter();
    let asked: Vec<_> = asked
        .map(|parameter| asks::declared(&mut pen, parameter, false, &handler.parameters))
        .collect();
    let (passed, returned, last) = match handler.form {
        Form::Middleware => (
            ["request: Request", "next: Next"].as_slice(),
            "Response",
            "world.run(\"middleware\", 500, &numbers)?;\n    Ok(next.run(request).await)",
        ),
        Form::Task => ([].as_slice(), "String", "world.answer(&numbers)"),
        Form::Handler | Form::Concurrent => (
            [].as_slice(),
            "(StatusCode, String)",
            "Ok((status, world.answer(&numbers)?))",
        ),
    };
    let status = handler.status;
    let status = format!("    let status = StatusCode::from_u16({status}).unwrap_or_default();\n");
    let passed = passed.iter().map(|parameter| (*parameter).to_owned());
    let parameters: Vec<_> = std::iter::once(format!("world: {world}"))
        .chain(mistake::parameter(graph, number))
        .chain(asked)
        .chain(passed)
        .collect();
    format!(
        "{visibility}async fn {name}{generics}({}) -> {} {{\n    let numbers: Vec<u64> = vec![{}];\n{status}    pause({}).await;\n    {last}\n}}\n\n",
        parameters.join(", "),
        pen.result(returned),
        asks::numbers(graph, &handler.parameters, by(handler), true).join(", "),
        handler.pauses,
    )
}

fn by(handler: &Handler) -> &'static str {
    match handler.form {
        Form::Middleware => "middleware",
        _ => "handler",
    }
}
