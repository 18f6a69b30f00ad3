//! Functions and types that generated code uses. They are not part of the public API and may change.

use std::error::Error;
use std::fmt;

pub use crate::held::{CannotBeHeld, Checked, Held};
pub use axum::extract::{FromRef, FromRequestParts as Extractor, Request, State};
pub use axum::http::request::Parts;
pub use axum::response::Response;
pub use futures_util::future::{
    join, join3, join4, join5, try_join, try_join3, try_join4, try_join5,
};

use crate::BuildError;
pub use crate::blocking::Shared;
pub use crate::bounds::{
    Carries, Extracted, FromRequestParts, Given, IntoError, IntoResponse, Missing, Responds,
    Shareable, SharedError, SingletonTeardown, StartUpError, Teardown, TimesOut, Whole, blocking,
};
pub use crate::deferred::later::{InSlot, later};
pub use crate::fallible::{Again, Fallible, Outcome, needed, owned};
pub use crate::graph::written::graph;
pub use crate::module::{FailsWith, Keeps, Module, Takes};
pub use crate::module::{N0, N1, N2, N3, N4, N5, N6, N7, N8, N9};
#[cfg(feature = "override")]
pub use crate::overrides::{Accepts, AcceptsAsync, Made, Override, Overrides, at_once};
pub use crate::refusal::{Refusal, own};
pub use crate::shared::{Identified, Identity, Place, arc_of};
pub use crate::teardown::{
    Certainty, Conversion, Conversions, Converts, End, EndSingleton, Ending, Ends, FromFailure,
    NoError, OfProvider, OfTeardown, Returned, Slot, Teardowns, answered,
};
pub use crate::wired::HasState;

/// Defines the macro of a container or a module. It calls one of our macros with the descriptor. It is written here
/// because `$crate` then refers to this crate, whatever name it has in the user's crate.
#[doc(hidden)]
#[macro_export]
macro_rules! __named_macro {
    (($dollar:tt) $call:ident { $($carried:tt)* } $(#[$attribute:meta])* $unique:ident $visibility:vis $name:ident) => {
        #[doc(hidden)]
        $(#[$attribute])*
        #[allow(unused_macros, reason = "a container may have no handler yet")]
        macro_rules! $unique {
            ($dollar($dollar handler:tt)*) => {
                $crate::expansion::$call! { ($crate) $($carried)* $dollar($dollar handler)* }
            };
        }

        #[doc(hidden)]
        #[allow(unused_imports, reason = "a container may have no handler yet")]
        $visibility use $unique as $name;
    };
}

/// Drops a value. Unlike `drop`, it triggers no lint if the type has no destructor.
pub fn end<T>(_: T) {}

/// The error of a provider during start-up.
#[must_use]
pub fn build_error(
    provider: &'static str,
    path: &'static [&'static str],
    source: Box<dyn Error + Send + Sync>,
) -> BuildError {
    BuildError::new(provider, path, source)
}

/// `App { config, db }`: the names of the singletons, never their values.
pub fn debug_names(
    formatter: &mut fmt::Formatter<'_>,
    container: &str,
    names: &[&str],
) -> fmt::Result {
    write!(formatter, "{container} {{ {} }}", names.join(", "))
}
