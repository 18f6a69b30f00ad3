//! A graph → the Rust that a user would write for it.

mod asks;
mod builder;
mod group;
mod handler;
mod mistake;
mod pen;
mod provider;
mod types;

use crate::graph::{Conversion, Form, Graph};

/// A module for each graph, and a list of them.
#[must_use]
pub fn program(graphs: &[Graph]) -> String {
    let modules = graphs.iter().enumerate();
    let modules = modules.map(|(number, graph)| module(number, graph));
    let all = graphs.iter().enumerate().map(|(number, graph)| {
        let overridden = if graph.is_overridden() {
            format!("Some(g{number}::build_overridden)")
        } else {
            "None".to_owned()
        };
        format!(
            "    Generated {{ build: g{number}::build, overridden: {overridden}, graph: g{number}::App::GRAPH }},\n"
        )
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
        indented(&(items(graph) + &running(graph)))
    )
}

/// Names that the items of a graph use.
pub const PRELUDE: &str = include_str!("prelude.rs");

/// The items of one graph.
#[must_use]
pub fn items(graph: &Graph) -> String {
    let (in_module, own) = graph.providers.split_at(graph.in_module);
    let functions = |providers: &[_], is_in_module: bool| -> String {
        let functions = providers.iter();
        let functions = functions.map(|one| provider::function(graph, one, is_in_module));
        indented(&functions.collect::<Vec<_>>().join("\n"))
    };
    let module = if graph.in_module > 0 {
        let functions = functions(in_module, true);
        format!("#[module]\nimpl Part {{\n{functions}}}\n\n")
    } else {
        String::new()
    };
    let options = options(graph);
    let container = format!(
        "#[container{options}]\nimpl App {{\n    #[input]\n    fn world() -> World;\n\n{}}}\n\n",
        functions(own, false)
    );
    let teardowns = graph
        .providers
        .iter()
        .filter_map(|one| provider::teardown(graph, one));
    [
        types::types(graph),
        mistake::items(graph),
        module,
        container,
    ]
    .into_iter()
    .chain(teardowns)
    .chain([group::handlers(graph)])
    .collect()
}

/// `(modules(Part), error = AppError, rejections = own)`
fn options(graph: &Graph) -> String {
    let modules = (graph.in_module > 0).then_some("modules(Part)");
    let error = graph.error.map(|conversion| match conversion {
        Conversion::Errors => "error = AppError, rejections = own",
        Conversion::ErrorsAndRejections => "error = AppError",
    });
    let options: Vec<_> = modules.into_iter().chain(error).collect();
    if options.is_empty() {
        return String::new();
    }
    format!("({})", options.join(", "))
}

/// How the test calls the handlers.
fn running(graph: &Graph) -> String {
    let arms = graph.handlers.iter().enumerate().map(|(number, handler)| {
        let (path, first) = (group::path(graph, number), group::path(graph, 0));
        let call = match handler.form {
            Form::Task => format!("async move {{ {path}(&app).await.into_response() }}"),
            Form::Handler | Form::Concurrent => format!("Handler::call({path}, request, app)"),
            Form::Middleware => {
                format!("behind(from_fn_with_state(app.clone(), {path}), {first}, request, app)")
            }
        };
        format!("            {number} => Box::pin({call}),\n")
    });
    let build = build("build", &builder::builder(graph));
    let overridden = graph
        .is_overridden()
        .then(|| self::build("build_overridden", &builder::overridden(graph)));
    format!(
        "{build}{}impl Running for App {{
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
        overridden.unwrap_or_default(),
        arms.collect::<String>()
    )
}

fn build(name: &str, builder: &str) -> String {
    format!(
        "pub(super) fn {name}(world: World) -> Building {{
    Box::pin(async move {{
        let app = {builder}.build().await?;
        Ok(Box::new(app) as Box<dyn Running>)
    }})
}}

"
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
