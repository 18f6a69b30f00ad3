use super::Setting;
use crate::graph::{Graph, Part};
use crate::plan::{Argument, Local, LocalOrigin, PerLocal, Plan, Step};
use crate::syntax::{Bindings, Parameter};

/// The name of a copy of this part, which differs from the name of the parts themselves.
pub(super) fn of_part(part: Part) -> &'static str {
    match part {
        Part::Parts => "head",
        part => part.field_name(),
    }
}

/// A name for each local: that of its provider or parameter, with a number if it is taken.
pub(super) fn locals(
    graph: &Graph,
    plan: &Plan,
    target: &[Parameter],
    setting: Setting<'_>,
    given: &[String],
) -> PerLocal<String> {
    let mut names = PerLocal::default();
    let bound = bound(plan, target);
    for (id, local) in plan.locals.entries() {
        let wish = match local.origin {
            LocalOrigin::Provider(provider) | LocalOrigin::Lazy(provider)
                if is_one_of_several(graph, plan, provider) =>
            {
                graph.instance_name(provider)
            }
            LocalOrigin::Provider(provider) | LocalOrigin::Lazy(provider) => {
                graph.providers[provider].name.clone()
            }
            LocalOrigin::Parameter(parameter) => target[parameter].local_name(),
            LocalOrigin::ProviderParameter {
                provider,
                parameter,
            } => graph.providers[provider].parameters[parameter].name.clone(),
        };
        let wish = if plan.is_guard(id) {
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

/// The bindings of patterns that are destructured for the arguments of a factory. In the expansion as text they
/// would shadow a local of the same name.
fn bound(plan: &Plan, target: &[Parameter]) -> Vec<String> {
    let parameters = plan.steps.iter().flat_map(Step::bound);
    let patterns = parameters.map(|parameter| Bindings::of(&target[*parameter].argument.pat));
    let names = patterns.flat_map(|bindings| bindings.names);
    names.map(|name| name.to_string()).collect()
}

/// Whether the plan has another instance of the same generic provider.
fn is_one_of_several(graph: &Graph, plan: &Plan, provider: usize) -> bool {
    let is_instance = graph.providers[provider].instance_of.is_some();
    let is_other = |local: &Local| match local.origin {
        LocalOrigin::Provider(other) | LocalOrigin::Lazy(other) => {
            other != provider && graph.declared(other) == graph.declared(provider)
        }
        LocalOrigin::Parameter(_) | LocalOrigin::ProviderParameter { .. } => false,
    };
    is_instance && plan.locals.iter().any(is_other)
}

/// A name for each parameter that the caller passes.
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

/// The wanted name, with the first number that makes it unique if it is taken.
pub(crate) fn free(wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{wish}_{number}"));
    std::iter::once(wish.to_owned())
        .chain(numbered)
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

/// Whether the generated code uses the name for a value of its own.
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
