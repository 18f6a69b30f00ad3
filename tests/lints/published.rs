//! A public container with complete documentation.

use hardwire::{container, inject};

/// A name.
#[derive(Debug)]
pub struct Name;

/// A greeting for one request.
#[derive(Debug)]
pub struct Greeting(&'static str);

/// The container.
#[container(pub)]
impl Published {
    #[singleton]
    fn name() -> Name {
        Name
    }

    #[request]
    fn greeting(name: &Name, _method: axum::http::Method) -> Greeting {
        let Name = name;
        Greeting("Hello")
    }

    #[factory]
    fn repeated(greeting: &Greeting, #[arg] times: usize) -> Vec<&'static str> {
        vec![greeting.0; times]
    }
}

/// Returns the greeting.
#[inject(Published)]
pub async fn greet(
    greeting: &Greeting,
    #[dep(repeated(1))] all: Vec<&'static str>,
) -> &'static str {
    std::future::ready(all.first().copied().unwrap_or(greeting.0)).await
}
