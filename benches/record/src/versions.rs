use std::collections::BTreeMap;
use std::process::Command;

use serde::Deserialize;

const LOCKFILE: &str = include_str!("../Cargo.lock");

#[derive(Deserialize)]
struct Lockfile {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The versions of these packages, of the compiler and of Hardwire.
pub(crate) fn of(packages: &[&str]) -> BTreeMap<String, String> {
    let lockfile: Lockfile = toml::from_str(LOCKFILE).expect("cargo wrote the lockfile");
    let wanted = lockfile.package.into_iter();
    let wanted = wanted.filter(|package| packages.contains(&package.name.as_str()));
    let mut versions: BTreeMap<_, _> = wanted.map(|p| (p.name, p.version)).collect();
    versions.insert("rustc".to_owned(), says("rustc", &["--version"]));
    versions.insert("hardwire".to_owned(), commit());
    versions
}

fn commit() -> String {
    says("git", &["describe", "--always", "--dirty", "--abbrev=10"])
}

fn says(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    output.map_or_else(
        |_| format!("no {program}"),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}
