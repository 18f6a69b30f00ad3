//! By hand: one state behind one `Arc`, and handlers that call what they need, in order.

use std::fmt::Write;

use super::service::{Handler, Kind, Provider, Service};

/// The state, and the functions that make things.
pub(super) fn app(service: &Service) -> String {
    let mut text = String::from(
        "use std::ops::Deref;\nuse std::sync::Arc;\n\n\
         use axum::http::{HeaderMap, StatusCode};\n\nuse crate::types::*;\n\n\
         #[derive(Clone)]\npub struct App(Arc<Singletons>);\n\n\
         impl Deref for App {\n    type Target = Singletons;\n\n    \
         fn deref(&self) -> &Singletons {\n        &self.0\n    }\n}\n\n",
    );
    let fields = service.singletons().map(field);
    let lets = service.singletons().map(binding);
    let names: Vec<_> = service
        .singletons()
        .map(|p| format!("p{}", p.number))
        .collect();
    let _ = write!(
        text,
        "pub struct Singletons {{\n{}}}\n\nimpl App {{\n    pub async fn build() -> Self {{\n{}        \
         Self(Arc::new(Singletons {{ {} }}))\n    }}\n}}\n",
        fields.collect::<String>(),
        lets.collect::<String>(),
        names.join(", "),
    );
    text.extend(
        service
            .providers
            .iter()
            .map(|p| format!("\n{}", provider(p, "pub "))),
    );
    text
}

fn field(singleton: &Provider) -> String {
    let number = singleton.number;
    format!("    pub p{number}: P{number},\n")
}

fn binding(singleton: &Provider) -> String {
    let number = singleton.number;
    let needs: Vec<_> = singleton.needs.iter().map(|n| format!("&p{n}")).collect();
    format!("        let p{number} = p{number}({});\n", needs.join(", "))
}

/// The function of a provider, which is the same where it is wired.
pub(super) fn provider(provider: &Provider, visibility: &str) -> String {
    let number = provider.number;
    let asynchronous = if provider.is_async { "async " } else { "" };
    let headers = (provider.kind == Kind::Headers).then(|| "headers: &HeaderMap".to_owned());
    let needs = provider.needs.iter().map(|n| format!("p{n}: &P{n}"));
    let parameters: Vec<_> = headers.into_iter().chain(needs).collect();
    let returned = if provider.is_fallible {
        format!("Result<P{number}, StatusCode>")
    } else {
        format!("P{number}")
    };
    format!(
        "{visibility}{asynchronous}fn p{number}({}) -> {returned} {{\n    {}\n}}\n",
        parameters.join(", "),
        provider.body("StatusCode::FORBIDDEN"),
    )
}

/// What a file of handlers begins with.
pub(super) const HANDLERS: &str = "use axum::extract::{Request, State};\n\
                                   use axum::http::StatusCode;\n\
                                   use axum::{Router, routing::get};\n\n\
                                   use crate::app::{self, App};\n";

/// A handler.
pub(super) fn handler(service: &Service, handler: &Handler, attribute: &str) -> String {
    let number = handler.number;
    let calls = service.plan(handler).into_iter().map(|p| call(service, p));
    let values: Vec<_> = handler.needs.iter().map(|n| value(service, *n)).collect();
    format!(
        "\n{attribute}async fn h{number}(State(app): State<App>, request: Request) \
         -> Result<String, StatusCode> {{\n{}{}    Ok(text)\n}}\n",
        calls.collect::<String>(),
        handler.body([&values[0], &values[1]]),
    )
}

fn call(service: &Service, provider: &Provider) -> String {
    let number = provider.number;
    let headers = (provider.kind == Kind::Headers).then(|| "request.headers()".to_owned());
    let needs = provider
        .needs
        .iter()
        .map(|n| format!("&{}", value(service, *n)));
    let arguments: Vec<_> = headers.into_iter().chain(needs).collect();
    let waits = if provider.is_async { ".await" } else { "" };
    let fails = if provider.is_fallible { "?" } else { "" };
    let arguments = arguments.join(", ");
    format!("    let p{number} = app::p{number}({arguments}){waits}{fails};\n")
}

fn value(service: &Service, number: usize) -> String {
    match service.providers[number].kind {
        Kind::Singleton => format!("app.p{number}"),
        Kind::Request | Kind::Headers => format!("p{number}"),
    }
}
