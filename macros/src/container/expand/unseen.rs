//! That within a container no provider is passed over that spells a type differently: for a generic one, or
//! for nothing.

use proc_macro2::Span;
use syn::Generics;
use syn::spanned::Spanned;

use super::super::parse::{Container, Declaration};
use crate::emit::{AskedTypes, BuildPath, Emitter, Setting};
use crate::graph::Graph;
use crate::graph::twins::Asker;
use crate::plan::Plan;
use crate::syntax::{CallSite, Code, Parameter, code};
use crate::vocabulary::Kind;

/// For the demands of its providers. A module leaves them to its container, which knows all providers.
///
/// Output:
/// ```ignore
/// fn have_no_own_provider() {
///     no_own_provider::<App, 0, _, _>(App::__asked_by_page_0(), 0);
/// }
/// ```
pub(super) fn unseen(site: CallSite<'_>, block: &Container, graph: &Graph) -> Code {
    let has_instances = graph.providers.len() > block.providers.len();
    let mut parameters = graph.providers.iter().flat_map(|own| &own.parameters);
    let may_lack_values = parameters.any(|parameter| parameter.source.may_lack_values());
    if block.kind == Kind::Module || !(has_instances || may_lack_values) {
        return Code::new();
    }
    let (name, modules, plan) = (&block.name, block.module_paths(), Plan::default());
    let setting = Setting::StartUp {
        path: BuildPath::default(),
        is_in_block: false,
    };
    let mut emitter = Emitter::new(site, graph, &plan, code!(site=> #name), &[], setting);
    emitter.modules = &modules;
    let all: Vec<_> = (0..block.providers.len())
        .map(|provider| graph.extracted(provider))
        .collect();
    let asked = AskedTypes {
        sources: &[],
        guards: &all,
        generics: &Generics::default(),
    };
    let declared = block.providers.iter().enumerate();
    let declared =
        declared.map(|(position, asking)| of_declared(block, &emitter, &asked, (position, asking)));
    let instances = block.providers.len()..graph.providers.len();
    let instances =
        instances.map(|instance| emitter.unseen_of_instance(&asked, instance, site.code));
    let calls: Code = declared.chain(instances).collect();
    if calls.is_empty() {
        return calls;
    }
    code! {site=>
        #[allow(dead_code, reason = "compiling it is the check")]
        fn have_no_own_provider() { #calls }
    }
}

/// For the demands of a provider that do not depend on its type parameters.
fn of_declared(
    block: &Container,
    emitter: &Emitter<'_>,
    asked: &AskedTypes<'_>,
    (provider, declaration): (usize, &Declaration),
) -> Code {
    let linked = emitter.graph.providers[provider].parameters.iter();
    let parameters = declaration.parameters.iter().zip(linked).enumerate();
    let calls = parameters.map(|(position, (parameter, linked))| {
        let demand = &parameter.demand;
        // How a module writes the whole is known there alone.
        let is_unknown =
            demand.is_open() || !declaration.is_own() && demand.is_whole(&linked.source);
        if is_unknown {
            return Code::new();
        }
        let unseen = emitter.graph.unseen(demand, &linked.source);
        let by = Asker::Provider {
            provider,
            parameter: position,
        };
        let held = emitter.graph.held(demand, &linked.source);
        let place = place(block, declaration, parameter);
        let own = emitter.have_no_own_provider(asked, by, &unseen, place);
        let holder = emitter.have_no_holder(asked, by, &held, place);
        code!(emitter.site=> #own #holder)
    });
    calls.collect()
}

/// The error goes to the type that is asked for, or to the module in which it is.
fn place(block: &Container, declaration: &Declaration, parameter: &Parameter) -> Span {
    let module = declaration
        .origin
        .module
        .and_then(|module| block.modules.get(module));
    module.map_or_else(|| parameter.subject.span(), |module| module.place)
}
