//! The page. It works offline, because it has no external scripts, fonts or images.

use hardwire::graph::Graph;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::routes::{ROUTES, Route, in_turn};
use crate::app::App;

pub(super) fn render() -> String {
    let graph = App::GRAPH;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "The wiring of the gateway" }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                h1 { "The wiring of the gateway" }
                (live())
                h2 { "Providers" }
                div.graph { (PreEscaped(graph.to_svg())) }
                h2 { "Routes" }
                div.routes { (routes(graph)) }
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    };
    page.into_string()
}

fn live() -> Markup {
    html! {
        p.live {
            "Threads: " strong #threads { "–" }
            " · model inferences in flight: " strong #inferences { "–" }
            span #state {}
        }
    }
}

fn routes(graph: &Graph) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th { "Port" } th { "Method" } th { "Path" } th { "Handler" }
                    th { "Wired to" } th { "Needs in turn" }
                }
            }
            tbody {
                @for route in &ROUTES { (row(graph, route)) }
            }
        }
    }
}

fn row(graph: &Graph, route: &Route) -> Markup {
    html! {
        tr {
            td { (route.port) }
            td { (route.method) }
            td {
                @for (nth, path) in route.path.split(", ").enumerate() {
                    @if nth > 0 { br; }
                    code { (path) }
                }
            }
            td { code { (route.handler) } }
            td { (list(graph, route.wired)) }
            td.in-turn { (list(graph, &in_turn(graph, route.wired))) }
        }
    }
}

fn list(graph: &Graph, names: &[&str]) -> Markup {
    let providers = names.iter().filter_map(|name| graph.provider(name));
    html! {
        @for provider in providers {
            div.provider {
                code { (provider.name()) }
                span.scope { " " (provider.lifetime()) }
            }
        }
        @if names.is_empty() { "–" }
    }
}
