//! A handler or a task.

use super::asks;
use super::pen::Pen;
use crate::graph::{Form, Graph, Handler};

pub(super) fn function(graph: &Graph, number: usize, handler: &Handler) -> String {
    let mut options = vec!["App".to_owned()];
    match handler.form {
        Form::Handler | Form::Middleware => {}
        Form::Concurrent => options.push("concurrent".to_owned()),
        Form::Task => options.push("task".to_owned()),
    }
    if !handler.guards.is_empty() {
        let guards = handler.guards.iter();
        let guards: Vec<_> = guards
            .map(|guard| graph.providers[*guard].name.as_str())
            .collect();
        options.push(format!("guard({})", guards.join(", ")));
    }
    let name = format!("h{number}");
    let mut pen = Pen::of(graph, &name);
    pen.lifetime = pen.chance(30).then_some("'x");
    let generics = pen
        .lifetime
        .map_or_else(String::new, |life| format!("<{life}>"));
    let world = pen.world();
    let asked = handler.parameters.iter();
    let asked: Vec<_> = asked
        .map(|parameter| asks::declared(&mut pen, parameter, false))
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
        .chain(asked)
        .chain(passed)
        .collect();
    format!(
        "#[inject({})]\nasync fn {name}{generics}({}) -> {} {{\n    let numbers: Vec<u64> = vec![{}];\n{status}    pause({}).await;\n    {last}\n}}\n\n",
        options.join(", "),
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
