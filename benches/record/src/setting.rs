use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Machine, versions};

/// When, where and of what something was measured.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Setting {
    /// The day, in universal time.
    pub date: String,
    /// What to type, in this folder, to measure again.
    pub command: String,
    /// What it was measured on.
    pub machine: Machine,
    /// What was measured, and the compiler.
    pub versions: BTreeMap<String, String>,
}

impl Setting {
    /// The setting here and now, of a command and the packages that it measures.
    ///
    /// # Panics
    ///
    /// If the system does not tell what it is.
    #[must_use]
    pub fn here(command: String, packages: &[&str]) -> Self {
        Self {
            date: Timestamp::now().strftime("%Y-%m-%d %H:%M UTC").to_string(),
            command,
            machine: Machine::here(),
            versions: versions::of(packages),
        }
    }
}
