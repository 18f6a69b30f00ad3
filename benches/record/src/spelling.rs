//! What is recorded, as it is written on a command line.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The variant that is called so.
///
/// # Errors
///
/// If none is.
pub fn named<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    let quoted = Value::from(name.replace('-', "_"));
    serde_json::from_value(quoted).map_err(|error| error.to_string())
}

/// What a variant is called.
#[must_use]
pub fn spelled(named: &impl Serialize) -> String {
    let quoted = serde_json::json!(named);
    quoted.as_str().unwrap_or_default().replace('_', "-")
}
