use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Machine, versions};

/// When, where and on which versions something was measured.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Setting {
    /// The date in UTC.
    pub date: String,
    /// The command that repeats the measurement in this folder.
    pub command: String,
    /// The machine.
    pub machine: Machine,
    /// The versions of the measured packages and of the compiler.
    pub versions: BTreeMap<String, String>,
}

impl Setting {
    /// Describes the current setting, for a command and the packages that it measures.
    ///
    /// # Panics
    ///
    /// Panics if the system does not provide the information.
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
