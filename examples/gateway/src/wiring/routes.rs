//! The routes and their dependencies.
//!
//! `App::GRAPH` has no handlers, so they are listed here. A test compares the list with their signatures.

use std::collections::BTreeSet;

use hardwire::graph::{Graph, Provider};

/// A handler or a middleware.
pub(super) struct Route {
    pub(super) port: &'static str,
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    /// The path of the function within this crate.
    pub(super) handler: &'static str,
    /// Its guards, and the providers of its parameters.
    pub(super) wired: &'static [&'static str],
}

pub(super) const ROUTES: [Route; 8] = [
    Route {
        port: "API",
        method: "POST",
        path: "/v1/chat/agent, /ai/v1/chat/agent",
        handler: "chat::agent::agent",
        wired: &["within_limit", "authorized", "claude", "ending"],
    },
    Route {
        port: "API",
        method: "every other",
        path: "/v1/chat/agent, /ai/v1/chat/agent",
        handler: "routes::wrong_method",
        wired: &["user"],
    },
    Route {
        port: "API",
        method: "every",
        path: "every other path",
        handler: "routes::unknown",
        wired: &["user"],
    },
    Route {
        port: "API, metrics",
        method: "GET",
        path: "/monitoring/healthz, /ai/monitoring/healthz",
        handler: "monitoring::healthz",
        wired: &[],
    },
    Route {
        port: "API, metrics",
        method: "GET",
        path: "/monitoring/ready, /ai/monitoring/ready",
        handler: "monitoring::ready",
        wired: &["ending"],
    },
    Route {
        port: "API",
        method: "every",
        path: "every path",
        handler: "access::note",
        wired: &["metrics"],
    },
    Route {
        port: "metrics",
        method: "GET",
        path: "/metrics",
        handler: "operations::text",
        wired: &["metrics"],
    },
    Route {
        port: "metrics",
        method: "GET",
        path: "/wiring",
        handler: "wiring::page",
        wired: &[],
    },
];

/// The transitive dependencies of these providers, in declaration order.
pub(super) fn in_turn(graph: &Graph, wired: &[&str]) -> Vec<&'static str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<_> = wired
        .iter()
        .filter_map(|name| graph.provider(name))
        .collect();
    while let Some(provider) = open.pop() {
        let needed = needs(provider).filter(|needed| found.insert(*needed));
        open.extend(needed.map(|needed| &graph.providers()[needed]));
    }
    found
        .into_iter()
        .map(|index| graph.providers()[index].name())
        .filter(|name| !wired.contains(name))
        .collect()
}

fn needs(provider: &Provider) -> impl Iterator<Item = usize> {
    let parameters = provider.parameters().iter();
    parameters.flat_map(|parameter| parameter.source().providers().iter().copied())
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use syn::{
        FnArg, Ident, Item, ItemFn, Meta, PathArguments, ReturnType, Token, Type, TypeParamBound,
        punctuated::Punctuated,
    };

    use super::{ROUTES, in_turn};
    use crate::app::App;

    #[test]
    fn each_route_is_wired_to_what_its_handler_asks_for() {
        for route in ROUTES {
            assert_eq!(
                asked(&function(route.handler)),
                route.wired,
                "{}",
                route.handler
            );
        }
    }

    #[test]
    fn what_is_needed_in_turn_comes_from_the_graph() {
        assert_eq!(
            in_turn(App::GRAPH, &["claude"]),
            ["inferences", "client", "engine", "config"]
        );
        assert!(in_turn(App::GRAPH, &["ending"]).is_empty());
    }

    #[test]
    fn routes_for_callers_need_a_user() {
        let for_everyone = ["monitoring::healthz", "monitoring::ready", "access::note"];
        for route in ROUTES.iter().filter(|route| route.port != "metrics") {
            let needed = in_turn(App::GRAPH, route.wired);
            let is_guarded = route.wired.contains(&"user") || needed.contains(&"user");
            let is_open = for_everyone.contains(&route.handler);
            assert_ne!(is_guarded, is_open, "{}", route.handler);
        }
    }

    /// `chat::agent::agent` is the function `agent` in `src/chat/agent.rs`.
    fn function(path: &str) -> ItemFn {
        let (module, name) = path.rsplit_once("::").expect("a module");
        let file = format!("src/{}.rs", module.replace("::", "/"));
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let items = syn::parse_file(&fs::read_to_string(file).expect("a file")).expect("Rust");
        let functions = items.items.into_iter().filter_map(|item| match item {
            Item::Fn(function) => Some(function),
            _ => None,
        });
        let mut named = functions.filter(|function| function.sig.ident == name);
        named.next().expect("the function")
    }

    /// The guards, and the providers of those parameters that have one.
    fn asked(function: &ItemFn) -> Vec<String> {
        let parameters = function.sig.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(parameter) => provider(&parameter.ty),
            FnArg::Receiver(_) => None,
        });
        guards(function).into_iter().chain(parameters).collect()
    }

    fn guards(function: &ItemFn) -> Vec<String> {
        let attributes = function.attrs.iter();
        let Some(Meta::List(inject)) = attributes
            .map(|attribute| &attribute.meta)
            .find(|meta| meta.path().is_ident("inject"))
        else {
            return Vec::new();
        };
        let options = inject.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
        let guards = options
            .expect("options")
            .into_iter()
            .filter_map(|option| match option {
                Meta::List(guards) if guards.path.is_ident("guard") => Some(guards),
                _ => None,
            });
        guards
            .flat_map(|guards| {
                let names =
                    guards.parse_args_with(Punctuated::<Ident, Token![,]>::parse_terminated);
                names
                    .expect("names")
                    .into_iter()
                    .map(|name| name.to_string())
            })
            .collect()
    }

    fn provider(asked: &Type) -> Option<String> {
        let asked = last_word(asked)?;
        let mut providers = App::GRAPH.providers().iter();
        providers
            .find(|provider| provider.provides().split('<').next() == Some(asked.as_str()))
            .map(|provider| provider.name().to_owned())
    }

    /// `Claude` for `&Claude`, `Claude<T>`, and `impl Fn(Model) -> Claude`.
    fn last_word(asked: &Type) -> Option<String> {
        match asked {
            Type::Reference(reference) => last_word(&reference.elem),
            Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
            Type::ImplTrait(bounds) => {
                let TypeParamBound::Trait(bound) = bounds.bounds.first()? else {
                    return None;
                };
                let PathArguments::Parenthesized(call) = &bound.path.segments.last()?.arguments
                else {
                    return None;
                };
                match &call.output {
                    ReturnType::Type(_, returned) => last_word(returned),
                    ReturnType::Default => None,
                }
            }
            _ => None,
        }
    }
}
