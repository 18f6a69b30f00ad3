//! Whether the macros have the feature `override`.

use std::cell::Cell;

use hardwire_pipeline::Macros;

thread_local! {
    static OVERRIDES: Cell<bool> = const { Cell::new(false) };
}

/// The macros as they are here.
#[must_use]
pub fn macros() -> Macros {
    Macros {
        overrides: OVERRIDES.get(),
    }
}

/// What `expand` returns where the macros have the feature `override`.
pub fn with_overrides<T>(expand: impl FnOnce() -> T) -> T {
    OVERRIDES.set(true);
    let expanded = expand();
    OVERRIDES.set(false);
    expanded
}
