//! In the place of the macros' own file: each snapshot says what it has.

use std::cell::Cell;

use crate::graph::Overrides;

thread_local! {
    static OVERRIDES: Cell<Overrides> = const { Cell::new(Overrides::Impossible) };
}

pub(crate) fn overrides() -> Overrides {
    OVERRIDES.get()
}

/// What `expand` returns where the macros have the feature `override`.
pub(crate) fn with_overrides<T>(expand: impl FnOnce() -> T) -> T {
    OVERRIDES.set(Overrides::Possible);
    let expanded = expand();
    OVERRIDES.set(Overrides::Impossible);
    expanded
}
