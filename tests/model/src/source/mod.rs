//! A graph → the Rust that a user would write for it.

mod asks;
mod builder;
mod handler;
mod pen;
mod provider;
mod types;

use crate::graph::{Form, Graph};

/// A module for each graph, and a list of them.
#[must_use]
pub fn program(graphs: &[Graph]) -> String {
    let modules = graphs.iter().enumerate();
    let modules = modules.map(|(number, graph)| module(number, graph));
    let all = (0..graphs.len()).map(|number| {
        format!("    Generated {{ build: g{number}::build, graph: g{number}::App::GRAPH }},\n")
    });
    format!(
        "{}\npub(crate) const GENERATED: [Generated; {}] = [\n{}];\n",
        modules.collect::<String>(),
        graphs.len(),
        all.collect::<String>()
    )
}

fn module(number: usize, graph: &Graph) -> String {
    format!(
        "mod g{number} {{\n    use super::prelude::*;\n\n{}}}\n\n",
        indented(&items(graph))
    )
}

/// The items of one graph.
#[must_use]
pub fn items(graph: &Graph) -> String {
    let (in_module, own) = graph.providers.split_at(graph.in_module);
    let functions = |providers: &[_], is_in_module: bool| -> String {
        let functions = providers.iter();
        let functions = functions.map(|one| provider::function(graph, one, is_in_module));
        indented(&functions.collect::<Vec<_>>().join("\n"))
    };
    let (module, options) = if graph.in_module > 0 {
        let functions = functions(in_module, true);
        let module = format!("#[module]\nimpl Part {{\n{functions}}}\n\n");
        (module, "(modules(Part))")
    } else {
        (String::new(), "")
    };
    let container = format!(
        "#[container{options}]\nimpl App {{\n    #[input]\n    fn world() -> World;\n\n{}}}\n\n",
        functions(own, false)
    );
    let teardowns = graph
        .providers
        .iter()
        .filter_map(|one| provider::teardown(graph, one));
    let handlers = graph.handlers.iter().enumerate();
    let handlers = handlers.map(|(number, one)| handler::function(graph, number, one));
    [types::types(graph), module, container]
        .into_iter()
        .chain(teardowns)
        .chain(handlers)
        .chain([running(graph)])
        .collect()
}

/// How the test calls the handlers.
fn running(graph: &Graph) -> String {
    let arms = graph.handlers.iter().enumerate().map(|(number, handler)| {
        let call = match handler.form {
            Form::Task => format!("async move {{ h{number}(&app).await.into_response() }}"),
            Form::Handler | Form::Concurrent => format!("Handler::call(h{number}, request, app)"),
            Form::Middleware => {
                format!("behind(from_fn_with_state(app.clone(), h{number}), h0, request, app)")
            }
        };
        format!("            {number} => Box::pin({call}),\n")
    });
    format!(
        "pub(super) fn build(world: World) -> Building {{
    Box::pin(async move {{
        let app = {}.build().await?;
        Ok(Box::new(app) as Box<dyn Running>)
    }})
}}

impl Running for App {{
    fn call(&self, handler: usize, request: Request) -> Answering {{
        let app = self.clone();
        match handler {{
{}            _ => unreachable!(\"no such handler\"),
        }}
    }}

    fn shutdown(&self) -> Ending {{
        let app = self.clone();
        Box::pin(async move {{ app.shutdown().await }})
    }}
}}
",
        builder::builder(graph),
        arms.collect::<String>()
    )
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| {
        if line.is_empty() {
            "\n".to_owned()
        } else {
            format!("    {line}\n")
        }
    });
    lines.collect()
}
