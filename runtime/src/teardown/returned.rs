//! What a task returned, told apart by what it is, and not by what its type is called.

use std::ops::Deref;

use super::Outcome;

/// A reference to it. Of a `Result` its own method is found, of anything else that of what it
/// derefs to.
pub struct Returned<'a, T>(pub &'a T);

impl<T, E> Returned<'_, Result<T, E>> {
    /// `Err` of an `Err`.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.0.is_ok() {
            Outcome::Ok
        } else {
            Outcome::Err
        }
    }
}

/// What is no `Result`.
pub struct Whatever(Outcome);

impl Whatever {
    /// It did not fail.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0
    }
}

impl<T> Deref for Returned<'_, T> {
    type Target = Whatever;

    fn deref(&self) -> &Whatever {
        &Whatever(Outcome::Ok)
    }
}
