//! Validation of request bodies.

use crate::error::ApiError;

/// Collects the errors of a body, so that a client receives all of them at once.
#[derive(Default)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    /// Adds an error if the rule is violated.
    pub(crate) fn require(mut self, holds: bool, fault: &str) -> Self {
        if !holds {
            self.0.push(fault.to_owned());
        }
        self
    }

    /// Requires that a value is not blank, if it is present.
    pub(crate) fn filled(self, field: &str, value: Option<&str>) -> Self {
        let filled = value.is_none_or(|value| !value.trim().is_empty());
        self.require(filled, &format!("{field} can't be empty"))
    }

    /// # Errors
    ///
    /// [`ApiError::Invalid`] if there is an error.
    pub(crate) fn check(self) -> Result<(), ApiError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(ApiError::Invalid(self.0))
        }
    }
}

/// Converts the violation of a `UNIQUE` constraint on one of these columns into a validation error.
pub(crate) fn taken(error: sqlx::Error, columns: &[&str]) -> ApiError {
    let violation = error
        .as_database_error()
        .filter(|error| error.is_unique_violation());
    // Both databases name the column only in the message.
    let column = violation.and_then(|error| {
        columns
            .iter()
            .find(|column| error.message().contains(**column))
    });
    match column {
        Some(column) => ApiError::Invalid(vec![format!("{column} has already been taken")]),
        None => error.into(),
    }
}
