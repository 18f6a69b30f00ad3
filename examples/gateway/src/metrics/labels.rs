//! The labels. Each has few values, whatever callers send.

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;

/// A request, as far as it is told apart from others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct Request {
    handler: String,
    method: &'static str,
    status: u16,
}

impl Request {
    /// `handler` is the path of the route, and `none` for a path that has none.
    pub(crate) fn new(handler: Option<&str>, method: &Method, status: StatusCode) -> Self {
        Self {
            handler: handler.unwrap_or("none").to_owned(),
            method: known(method),
            status: status.as_u16(),
        }
    }
}

/// A caller may invent methods without end.
fn known(method: &Method) -> &'static str {
    const KNOWN: [&str; 9] = [
        "GET", "POST", "OPTIONS", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT",
    ];
    KNOWN
        .into_iter()
        .find(|known| method.as_str() == *known)
        .unwrap_or("other")
}

/// A question to a model.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct Inference {
    pub(crate) model_engine: &'static str,
    pub(crate) model_name: &'static str,
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::known;

    #[test]
    fn an_invented_method_adds_no_series() {
        let invented = Method::from_bytes(b"BREW").expect("a method");
        assert_eq!([known(&invented), known(&Method::POST)], ["other", "POST"]);
    }
}
