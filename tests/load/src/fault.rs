//! Faults of a request.

use std::sync::Once;

use axum::http::{HeaderMap, HeaderValue};
use fastrand::Rng;

/// The fault of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A provider refuses. Earlier providers have already built values.
    Refusal,
    /// The handler returns an error.
    Error,
    /// The handler panics.
    Panic,
    /// The client disconnects.
    Gone,
    /// A teardown fails.
    TeardownFails,
    /// A teardown panics.
    TeardownPanics,
}

const HEADER: &str = "x-fault";

impl Fault {
    const ALL: [(Self, &str); 6] = [
        (Self::Refusal, "refusal"),
        (Self::Error, "error"),
        (Self::Panic, "panic"),
        (Self::Gone, "gone"),
        (Self::TeardownFails, "teardown-fails"),
        (Self::TeardownPanics, "teardown-panics"),
    ];

    /// A random fault for one request in a hundred.
    pub(crate) fn drawn(rng: &mut Rng) -> Option<Self> {
        let is_meant = rng.u8(..100) == 0;
        let fault = is_meant.then(|| rng.choice(Self::ALL)).flatten();
        fault.map(|(fault, _)| fault)
    }

    /// The header that requests the fault.
    pub(crate) fn header(fault: Option<Self>) -> (&'static str, HeaderValue) {
        (HEADER, HeaderValue::from_static(Self::name(fault)))
    }

    /// The header as a line of HTTP/1.
    pub(crate) fn line(fault: Option<Self>) -> String {
        format!("{HEADER}: {}\r\n", Self::name(fault))
    }

    fn name(fault: Option<Self>) -> &'static str {
        let known = Self::ALL.iter().find(|(known, _)| Some(*known) == fault);
        known.map_or("none", |(_, name)| name)
    }

    /// The fault that a request asks for.
    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        let name = headers.get(HEADER)?;
        let known = Self::ALL.iter().find(|(_, known)| name == known);
        known.map(|(fault, _)| *fault)
    }
}

/// The payload of deliberate panics.
pub(crate) struct Deliberate;

/// Installs a panic hook that does not print deliberate panics.
pub fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !info.payload().is::<Deliberate>() {
                loud(info);
            }
        }));
    });
}
