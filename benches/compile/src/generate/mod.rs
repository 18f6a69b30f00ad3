//! The service, as text.

mod by_hand;
mod froodi;
mod hardwire;
mod manifest;
mod project;
mod service;

use std::fs;
use std::io;
use std::path::Path;

use benches_record::Writing;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub(crate) use project::{edit, name};
pub(crate) use service::GROUP;

use crate::size::Size;

/// Writes projects as the members of one workspace, so that they share their dependencies.
pub(crate) fn workspace(into: &Path, projects: &[(Writing, Size)]) -> io::Result<()> {
    fs::create_dir_all(into)?;
    let names: Vec<_> = projects.iter().map(|(w, s)| name(*w, *s)).collect();
    fs::write(into.join("Cargo.toml"), manifest::of_workspace(&names))?;
    fs::write(into.join("Cargo.lock"), manifest::LOCKFILE)?;
    for ((writing, size), name) in projects.iter().zip(names) {
        project::write(&into.join(name), *writing, *size)?;
    }
    Ok(())
}

/// The way to write, or the step, that is called so.
pub(crate) fn named<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    let quoted = Value::from(name.replace('-', "_"));
    serde_json::from_value(quoted).map_err(|error| error.to_string())
}

/// What a way to write, or a step, is called.
pub(crate) fn spelled(named: &impl Serialize) -> String {
    let quoted = serde_json::json!(named);
    quoted.as_str().unwrap_or_default().replace('_', "-")
}
