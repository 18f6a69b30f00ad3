//! This crate depends on hardwire through another crate only.

use facade::hardwire::{container, inject, module};
use renamed::{Guest, House, Visit, Words};

/// How often.
#[derive(Debug)]
pub struct Times(pub usize);

/// A part, by one way to the runtime.
#[module(pub, crate = facade::wiring)]
impl Counting {
    /// Twice.
    #[singleton]
    pub fn times() -> Times {
        Times(2)
    }
}

/// The whole, by another.
#[container(pub, crate = ::facade::hardwire, modules(Counting))]
impl App {
    /// As often.
    #[request]
    pub async fn words(times: &Times, #[cfg(unix)] body: String) -> Words {
        #[cfg(not(unix))]
        let body = "now";
        Words(body.repeat(times.0))
    }
}

/// A handler beside its container.
#[inject]
pub async fn repeat(#[cfg(unix)] words: &Words) -> String {
    words.0.clone()
}

/// A handler of a container whose crate has another name for the runtime.
#[inject(House)]
pub async fn call(guest: Guest, #[cfg(unix)] visit: &Visit, length: usize) -> String {
    let Visit = visit;
    format!("{} {}", guest.0, length)
}
