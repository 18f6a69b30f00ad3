//! The routes and their dependencies.
//!
//! `App::GRAPH` does not contain handlers, so they are listed here. Tests compare the list with the routers, with the
//! signatures of the handlers, and with every function that has `#[inject]`.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use hardwire::graph::{Graph, Provider};

/// A handler or a middleware.
pub(super) struct Route {
    pub(super) port: &'static str,
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    /// The path of the function within this crate.
    pub(super) handler: &'static str,
    /// The guards of the handler, and the providers of its parameters.
    pub(super) wired: &'static [&'static str],
}

pub(super) const ROUTES: [Route; 10] = [
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
        port: "API",
        method: "GET",
        path: "/monitoring/healthz, /ai/monitoring/healthz",
        handler: "monitoring::healthz",
        wired: &[],
    },
    Route {
        port: "API",
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
        path: "/monitoring/healthz",
        handler: "monitoring::healthz",
        wired: &[],
    },
    Route {
        port: "metrics",
        method: "GET",
        path: "/monitoring/ready",
        handler: "monitoring::ready",
        wired: &["ending"],
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
