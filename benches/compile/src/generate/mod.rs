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

pub(crate) use manifest::{LOCKFILE, OPTIMIZED};
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
