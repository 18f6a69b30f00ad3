//! Wired by Hardwire: the functions that are there by hand too, in one container or in modules.

use std::fmt::Write;

use super::by_hand;
use super::service::{Handler, Kind, Provider, Service};

const MODULES: usize = 10;

/// The container.
pub(super) fn app(service: &Service) -> String {
    let providers = service.providers.iter().map(provider);
    format!(
        "use axum::http::{{HeaderMap, StatusCode}};\nuse hardwire::container;\n\n\
         use crate::types::*;\n\n#[container]\nimpl App {{\n{}}}\n",
        providers.collect::<Vec<_>>().join("\n"),
    )
}

/// The same providers in modules, and the container that takes them in.
pub(super) fn modules(service: &Service) -> String {
    let mut text =
        "use axum::http::{HeaderMap, StatusCode};\nuse hardwire::{container, module};\n\n\
                    use crate::types::*;\n"
            .to_owned();
    let parts = service
        .providers
        .chunks(service.providers.len().div_ceil(MODULES));
    let mut names = Vec::new();
    for (number, providers) in parts.enumerate() {
        let providers: Vec<_> = providers.iter().map(provider).collect();
        let providers = providers.join("\n");
        let _ = write!(text, "\n#[module]\nimpl Part{number} {{\n{providers}}}\n");
        names.push(format!("Part{number}"));
    }
    let names = names.join(", ");
    let _ = write!(text, "\n#[container(modules({names}))]\nimpl App {{}}\n");
    text
}

fn provider(provider: &Provider) -> String {
    let attribute = match provider.kind {
        Kind::Singleton => "#[singleton]",
        Kind::Request | Kind::Headers => "#[request]",
    };
    format!("{attribute}\n{}", by_hand::provider(provider, ""))
}

/// What a file of handlers begins with.
pub(super) const HANDLERS: &str = "use axum::http::StatusCode;\n\
                                   use axum::{Router, routing::get};\n\
                                   use hardwire::inject;\n\n\
                                   use crate::app::App;\nuse crate::types::*;\n";

/// A handler.
pub(super) fn handler(handler: &Handler) -> String {
    let number = handler.number;
    let values: Vec<_> = handler.needs.iter().map(|n| format!("p{n}")).collect();
    let parameters: Vec<_> = handler
        .needs
        .iter()
        .map(|n| format!("p{n}: &P{n}"))
        .collect();
    format!(
        "\n#[inject]\nasync fn h{number}({}) -> Result<String, StatusCode> {{\n{}    Ok(text)\n}}\n",
        parameters.join(", "),
        handler.body([&values[0], &values[1]]),
    )
}
