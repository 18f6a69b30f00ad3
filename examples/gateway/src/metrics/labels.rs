//! The labels. The number of their values is bounded, regardless of the requests.

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;

/// The labels of a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(crate) struct Request {
    handler: String,
    method: &'static str,
    status: u16,
}

impl Request {
    /// `handler` is the path of the route, or `None` if no route matches.
    pub(crate) fn new(handler: Option<&str>, method: &Method, status: StatusCode) -> Self {
        Self {
            handler: handler.unwrap_or("none").to_owned(),
            method: known(method),
            status: status.as_u16(),
        }
    }
}

/// Clients can send arbitrary methods, so unknown ones share a label.
fn known(method: &Method) -> &'static str {
    const KNOWN: [&str; 9] = [
        "GET", "POST", "OPTIONS", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT",
    ];
    KNOWN
        .into_iter()
        .find(|known| method.as_str() == *known)
        .unwrap_or("other")
}

/// The labels of a model call.
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
