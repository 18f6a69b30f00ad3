//! Faults of a request.

use std::sync::Once;

use axum::http::{HeaderMap, HeaderValue};
use fastrand::Rng;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A provider refuses, behind others that have built something.
    Refusal,
    /// The handler returns an error.
    Error,
    /// The handler panics.
    Panic,
    /// The client goes away.
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

    /// One in a hundred.
    pub(crate) fn drawn(rng: &mut Rng) -> Option<Self> {
        let is_meant = rng.u8(..100) == 0;
        let fault = is_meant.then(|| rng.choice(Self::ALL)).flatten();
        fault.map(|(fault, _)| fault)
    }

    /// As a client says it.
    pub(crate) fn header(fault: Option<Self>) -> (&'static str, HeaderValue) {
        (HEADER, HeaderValue::from_static(Self::name(fault)))
    }

    /// The same on a line.
    pub(crate) fn line(fault: Option<Self>) -> String {
        format!("{HEADER}: {}\r\n", Self::name(fault))
    }

    fn name(fault: Option<Self>) -> &'static str {
        let known = Self::ALL.iter().find(|(known, _)| Some(*known) == fault);
        known.map_or("none", |(_, name)| name)
    }

    /// What a request says.
    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        let name = headers.get(HEADER)?;
        let known = Self::ALL.iter().find(|(_, known)| name == known);
        known.map(|(fault, _)| *fault)
    }
}

/// What a panic carries that is meant to happen.
pub(crate) struct Deliberate;

/// Panics that are meant to happen say nothing from now on.
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
