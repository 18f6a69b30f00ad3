use super::Setting;
use crate::graph::{Graph, Part};
use crate::plan::{Argument, Local, Origin, Plan, Step};
use crate::syntax::{Bindings, Parameter};

/// What a copy of this part is called, which is not what the parts themselves are called.
pub(super) fn of_part(part: Part) -> &'static str {
    match part {
        Part::Parts => "head",
        part => part.field_name(),
    }
}

/// A name for each local: its provider's or its parameter's, numbered where that is taken.
pub(super) fn locals(
    graph: &Graph,
    plan: &Plan,
    target: &[Parameter],
    setting: Setting<'_>,
    given: &[String],
) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let bound = bound(plan, target);
    for local in &plan.locals {
        let wish = match local.origin {
            Origin::Provider(provider) | Origin::Lazy(provider)
                if is_one_of_several(graph, plan, provider) =>
            {
                graph.instance_name(provider)
            }
            Origin::Provider(provider) | Origin::Lazy(provider) => {
                graph.providers[provider].name.clone()
            }
            Origin::Parameter(parameter) => target[parameter].local_name(),
            Origin::ProviderParameter {
                provider,
                parameter,
            } => graph.providers[provider].parameters[parameter].name.clone(),
        };
        let wish = if plan.is_guard(names.len()) {
            format!("_{}", wish.trim_start_matches("r#"))
        } else {
            wish
        };
        names.push(free(&wish, |name| {
            let mut taken = names.iter().chain(given).chain(&bound);
            taken.any(|taken| taken == name) || is_taken(graph, plan, setting, name)
        }));
    }
    names
}

/// What the patterns bind that are taken apart for the arguments of a factory. In the expansion as text
/// they would hide a local of the same name.
fn bound(plan: &Plan, target: &[Parameter]) -> Vec<String> {
    let parameters = plan.steps.iter().flat_map(Step::bound);
    let patterns = parameters.map(|parameter| Bindings::of(&target[*parameter].argument.pat));
    let names = patterns.flat_map(|bindings| bindings.names);
    names.map(|name| name.to_string()).collect()
}

/// Another instance of the same generic provider is there too.
fn is_one_of_several(graph: &Graph, plan: &Plan, provider: usize) -> bool {
    let is_instance = graph.providers[provider].instance_of.is_some();
    let is_other = |local: &Local| match local.origin {
        Origin::Provider(other) | Origin::Lazy(other) => {
            other != provider && graph.declared(other) == graph.declared(provider)
        }
        Origin::Parameter(_) | Origin::ProviderParameter { .. } => false,
    };
    is_instance && plan.locals.iter().any(is_other)
}

/// A name for each parameter that the caller of the code gives.
pub(super) fn given(target: &[Parameter], setting: Setting<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if let Setting::StartUp { .. } = setting {
        return names;
    }
    for parameter in target.iter().filter(|parameter| parameter.is_argument()) {
        let is_taken = |name: &str| {
            let is_ours = matches!(name, "app" | "request" | "state");
            is_ours || names.iter().any(|taken| taken == name)
        };
        names.push(free(&parameter.local_name(), is_taken));
    }
    names
}

/// The wish, or the wish with the first number that makes it free.
pub(crate) fn free(wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{wish}_{number}"));
    std::iter::once(wish.to_owned())
        .chain(numbered)
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

/// What the generated code calls its own values.
pub(super) fn is_taken(graph: &Graph, plan: &Plan, setting: Setting<'_>, name: &str) -> bool {
    match (setting, name) {
        (Setting::Handler | Setting::Task | Setting::Lazy(_) | Setting::Extractor(_), "app")
        | (Setting::Handler, "request")
        | (Setting::Extractor(_), "parts") => true,
        (Setting::Handler | Setting::Extractor(_), "state") if graph.has_state => true,
        (Setting::Handler | Setting::Task, "ends") => !plan.kept.is_empty(),
        (Setting::Handler, "parts" | "body") => plan.splits_request(),
        (Setting::StartUp { .. }, name) => graph
            .providers
            .iter()
            .any(|provider| provider.lifetime.is_kept() && provider.name == name),
        (_, name) => plan.any_argument(&mut |argument| {
            matches!(argument, Argument::Part { part, .. } if of_part(*part) == name)
        }),
    }
}
