//! [`Graph`] → text for people to review.

use super::{Access, Graph, Parameter, Provider, Source};

pub(super) fn render(graph: &Graph) -> String {
    let mut text = format!("container {}\n", graph.container());
    for provider in graph.providers() {
        text.push('\n');
        text.push_str(&paragraph(graph, provider));
    }
    text
}

fn paragraph(graph: &Graph, provider: &Provider) -> String {
    let mut paragraph = heading(provider);
    for parameter in provider.parameters() {
        paragraph.push_str("    ");
        paragraph.push_str(&line(graph, parameter));
        paragraph.push('\n');
    }
    paragraph
}

fn heading(provider: &Provider) -> String {
    let marks: Vec<_> = provider.aliases().chain(provider.marks()).collect();
    let marks = if marks.is_empty() {
        String::new()
    } else {
        format!(" ({})", marks.join(", "))
    };
    format!(
        "{} {}: {}{marks}\n",
        provider.lifetime(),
        provider.name(),
        provider.provides()
    )
}

fn line(graph: &Graph, parameter: &Parameter) -> String {
    format!(
        "{} = {}",
        parameter.name(),
        source(graph, parameter.source())
    )
}

fn source(graph: &Graph, source: &Source) -> String {
    let providers: Vec<_> = source
        .providers()
        .iter()
        .map(|&position| reference(graph, position))
        .collect();
    match source {
        Source::Provider { access, .. } => given(*access, &providers.concat()),
        Source::Optional { provider: None, .. } => "None".to_owned(),
        Source::Optional { access, .. } => format!("Some({})", given(*access, &providers.concat())),
        Source::Collection { .. } => format!("[{}]", given_each(&providers)),
        Source::Part(type_name) => format!("request {type_name}"),
        Source::Extractor(type_name) => format!("extractor {type_name}"),
        Source::Argument(type_name) => format!("argument {type_name}"),
    }
}

fn given(access: Access, provider: &str) -> String {
    match access {
        Access::Shared => format!("&{provider}"),
        Access::Exclusive => format!("&mut {provider}"),
        Access::Owned => provider.to_owned(),
        Access::Callable => format!("fn {provider}"),
        Access::AsyncCallable => format!("async fn {provider}"),
    }
}

fn given_each(providers: &[String]) -> String {
    let shared: Vec<_> = providers
        .iter()
        .map(|provider| given(Access::Shared, provider))
        .collect();
    shared.join(", ")
}

/// The name of a provider. If several have the name, as instances of a generic provider do, the type is added.
fn reference(graph: &Graph, position: usize) -> String {
    let Some(provider) = graph.providers().get(position) else {
        return format!("#{position}");
    };
    let has_name = |other: &&Provider| other.name() == provider.name();
    if graph.providers().iter().filter(has_name).count() > 1 {
        format!("{} as {}", provider.name(), provider.provides())
    } else {
        provider.name().to_owned()
    }
}
