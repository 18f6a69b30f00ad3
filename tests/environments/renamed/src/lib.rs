//! A container and a module in a crate that renames hardwire to `hw`.

use axum::http::{HeaderMap, StatusCode};

/// The owner.
#[derive(Clone, Debug)]
pub struct Host(pub &'static str);

/// The user who sent the request.
#[derive(Debug)]
pub struct Guest(pub String);

/// The text of an answer.
#[derive(Debug)]
pub struct Words(pub String);

/// A value with a teardown.
#[derive(Debug)]
pub struct Visit;

impl Visit {
    async fn end(&self) {}
}

/// Providers of request values.
#[hw::module(pub, crate = hw)]
impl Asking {
    /// Reads the name from a header.
    ///
    /// # Errors
    ///
    /// Refuses a request without a name.
    #[request]
    pub fn guest(headers: &HeaderMap, #[cfg(windows)] _none: &u8) -> Result<Guest, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Guest(name.to_owned()))
    }

    /// A value with a teardown.
    #[request(teardown = Visit::end)]
    pub fn visit() -> Visit {
        Visit
    }
}

/// A container for handlers of this crate and of others.
#[hw::container(pub, crate = ::hw, modules(Asking))]
impl House {
    /// The owner.
    #[singleton]
    async fn host() -> std::io::Result<Host> {
        Ok(Host("Ada"))
    }

    /// A provider with a `#[cfg]`. The generated code evaluates it through the same path.
    #[cfg(not(windows))]
    #[factory]
    fn words(host: &Host, #[arg] mark: char) -> Words {
        Words(format!("{}{mark}", host.0))
    }

    /// An extractor for plain handlers.
    #[request(extract)]
    pub fn length(uri: axum::http::Uri) -> usize {
        uri.path().len()
    }
}

/// A handler. Its attribute needs no `crate` option.
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
