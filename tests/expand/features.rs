//! In the place of the macros' own file: each snapshot says what it has.

use std::cell::Cell;

thread_local! {
    static OVERRIDES: Cell<bool> = const { Cell::new(false) };
}

pub(crate) fn has_overrides() -> bool {
    OVERRIDES.get()
}

/// What `expand` returns where the macros have the feature `override`.
pub(crate) fn with_overrides<T>(expand: impl FnOnce() -> T) -> T {
    OVERRIDES.set(true);
    let expanded = expand();
    OVERRIDES.set(false);
    expanded
}
