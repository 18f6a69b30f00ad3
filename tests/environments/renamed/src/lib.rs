//! A container and a module in a crate that calls hardwire `hw`.

use axum::http::{HeaderMap, StatusCode};

/// Who runs the place.
#[derive(Clone, Debug)]
pub struct Host(pub &'static str);

/// Who asks.
#[derive(Debug)]
pub struct Guest(pub String);

/// What is said.
#[derive(Debug)]
pub struct Words(pub String);

/// What is torn down.
#[derive(Debug)]
pub struct Visit;

impl Visit {
    async fn end(&self) {}
}

/// Who asks, and for what.
#[hw::module(pub, crate = hw)]
impl Asking {
    /// From a header.
    ///
    /// # Errors
    ///
    /// Nobody says who asks.
    #[request]
    pub fn guest(headers: &HeaderMap, #[cfg(windows)] _none: &u8) -> Result<Guest, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Guest(name.to_owned()))
    }

    /// A visit that ends.
    #[request(teardown = Visit::end)]
    pub fn visit() -> Visit {
        Visit
    }
}

/// Everything, for this crate and for others.
#[hw::container(pub, crate = ::hw, modules(Asking))]
impl House {
    /// Set up first.
    #[singleton]
    async fn host() -> std::io::Result<Host> {
        Ok(Host("Ada"))
    }

    /// Under a condition, which is asked by the same path.
    #[cfg(not(windows))]
    #[factory]
    fn words(host: &Host, #[arg] mark: char) -> Words {
        Words(format!("{}{mark}", host.0))
    }

    /// What plain handlers can take.
    #[request(extract)]
    pub fn length(uri: axum::http::Uri) -> usize {
        uri.path().len()
    }
}

/// A handler, which says nothing of the name.
#[hw::inject(House)]
pub async fn greet(
    guest: &Guest,
    visit: &Visit,
    #[cfg(not(windows))] words: impl Fn(char) -> Words,
    body: String,
) -> String {
    let Visit = visit;
    format!("{} {}{body}", words('!').0, guest.0)
}
