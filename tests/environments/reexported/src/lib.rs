//! This crate depends on hardwire only through another crate.

use facade::hardwire::{container, inject, module};
use renamed::{Guest, House, Visit, Words};

/// The number of repetitions.
#[derive(Debug)]
pub struct Times(pub usize);

/// A module that uses one path to the runtime.
#[module(pub, crate = facade::wiring)]
impl Counting {
    /// Returns 2.
    #[singleton]
    pub fn times() -> Times {
        Times(2)
    }
}

/// A container that uses another path to the runtime.
#[container(pub, crate = ::facade::hardwire, modules(Counting))]
impl App {
    /// The body, repeated.
    #[request]
    pub async fn words(times: &Times, #[cfg(unix)] body: String) -> Words {
        #[cfg(not(unix))]
        let body = "now";
        Words(body.repeat(times.0))
    }
}

/// A handler in the same crate as its container.
#[inject]
pub async fn repeat(#[cfg(unix)] words: &Words) -> String {
    words.0.clone()
}

/// A handler whose container is in a crate with another name for the runtime.
#[inject(House)]
pub async fn call(guest: Guest, #[cfg(unix)] visit: &Visit, length: usize) -> String {
    let Visit = visit;
    format!("{} {}", guest.0, length)
}
