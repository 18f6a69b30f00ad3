//! Wired by froodi: one registry, an async container, and handlers that extract what they need.

use std::fmt::Write;

use super::service::{Handler, Kind, Provider, Service};

/// The registry, and the functions in it.
pub(super) fn app(service: &Service) -> String {
    let functions = service.providers.iter().map(|p| provider(service, p));
    let scope = |is_wanted: fn(Kind) -> bool| {
        let mut text = String::new();
        for wanted in service.providers.iter().filter(|p| is_wanted(p.kind)) {
            let _ = writeln!(text, "            provide(p{}),", wanted.number);
        }
        text
    };
    format!(
        "use axum::http::request::Parts;\nuse axum::http::StatusCode;\n\
         use froodi::DefaultScope::{{App as Whole, Request}};\n\
         use froodi::async_impl::Container;\n\
         use froodi::{{Inject, InstantiateErrorKind, declare, registry}};\n\n\
         use crate::types::*;\n\n\
         fn refused(status: StatusCode) -> InstantiateErrorKind {{\n    \
         InstantiateErrorKind::Custom(std::io::Error::other(status.to_string()).into())\n}}\n\n\
         pub fn container() -> Container {{\n    Container::new(registry! {{\n        \
         scope(Whole) [\n{}        ],\n        \
         scope(Request) [\n            provide(declare::<Parts>()),\n{}        ],\n    }})\n}}\n{}",
        scope(|kind| kind == Kind::Singleton),
        scope(|kind| kind != Kind::Singleton),
        functions.collect::<String>(),
    )
}

fn provider(service: &Service, provider: &Provider) -> String {
    let number = provider.number;
    let asynchronous = if waits(service, provider) {
        "async "
    } else {
        ""
    };
    let is_headers = provider.kind == Kind::Headers;
    let headers = is_headers.then(|| "Inject(parts): Inject<Parts>".to_owned());
    let needs = provider
        .needs
        .iter()
        .map(|n| format!("Inject(p{n}): Inject<P{n}>"));
    let parameters: Vec<_> = headers.into_iter().chain(needs).collect();
    let borrowed = if is_headers {
        "let headers = &parts.headers;\n    "
    } else {
        ""
    };
    let body = provider.body("refused(StatusCode::FORBIDDEN)");
    let body = if provider.is_fallible {
        body
    } else {
        format!("Ok({body})")
    };
    format!(
        "\n{asynchronous}fn p{number}({}) -> Result<P{number}, InstantiateErrorKind> {{\n    \
         {borrowed}{body}\n}}\n",
        parameters.join(", "),
    )
}

/// Whether a provider is async for froodi: it is if something is that it needs.
fn waits(service: &Service, provider: &Provider) -> bool {
    let mut needs = provider
        .needs
        .iter()
        .map(|needed| &service.providers[*needed]);
    provider.is_async || needs.any(|needed| waits(service, needed))
}

/// What a file of handlers begins with.
pub(super) const HANDLERS: &str = "use axum::http::StatusCode;\n\
                                   use axum::{Router, routing::get};\n\
                                   use froodi::Inject;\n\n\
                                   use crate::types::*;\n";

/// A handler.
pub(super) fn handler(handler: &Handler) -> String {
    let number = handler.number;
    let values: Vec<_> = handler.needs.iter().map(|n| format!("p{n}")).collect();
    let needs = handler.needs.iter();
    let parameters: Vec<_> = needs
        .map(|n| format!("Inject(p{n}): Inject<P{n}>"))
        .collect();
    format!(
        "\nasync fn h{number}({}) -> Result<String, StatusCode> {{\n{}    Ok(text)\n}}\n",
        parameters.join(", "),
        handler.body([&values[0], &values[1]]),
    )
}
