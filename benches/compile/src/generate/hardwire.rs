//! Wired by Hardwire: the functions that are there by hand too, in one container.

use super::by_hand;
use super::service::{Handler, Kind, Provider, Service};

/// The container.
pub(super) fn app(service: &Service) -> String {
    let providers = service.providers.iter().map(provider);
    format!(
        "use axum::http::{{HeaderMap, StatusCode}};\nuse hardwire::container;\n\n\
         use crate::types::*;\n\n#[container]\nimpl App {{\n{}}}\n",
        providers.collect::<Vec<_>>().join("\n"),
    )
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
