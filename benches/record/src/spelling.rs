//! Converts recorded enums to and from their names on the command line.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The variant with this name.
///
/// # Errors
///
/// Returns an error if there is none.
pub fn named<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    let quoted = Value::from(name.replace('-', "_"));
    serde_json::from_value(quoted).map_err(|error| error.to_string())
}

/// The name of a variant.
#[must_use]
pub fn spelled(named: &impl Serialize) -> String {
    let quoted = serde_json::json!(named);
    quoted.as_str().unwrap_or_default().replace('_', "-")
}
