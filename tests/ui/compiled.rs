//! The output of rustc for each file of a folder, compared with the file beside it in everything that
//! does not depend on rustc's version.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::slugs::workspace;
use crate::told::{internal_names, our_words, told};

/// Panics with every file of which something else is said than what stands beside it, or something
/// that is named as no user knows it.
pub(crate) fn is_told_as_in_its_file(folder: &Path, build: Build) {
    let files = sources(folder);
    let said = said(folder, &files, build);
    let words = our_words();
    let mut differing = String::new();
    for file in &files {
        let name = name(file);
        let now = said.get(&name).map(String::as_str).unwrap_or_default();
        for line in internal_names(now) {
            writeln!(differing, "\n{name}: names what is internal\n{line}").unwrap();
        }
        let expected = fs::read_to_string(file.with_extension("stderr")).unwrap_or_default();
        let (mut expected, told) = (told(&expected, &words), told(now, &words));
        // cargo's own messages, which are compared, have no warnings.
        expected.retain(|told| told.level != "warning");
        if expected.is_empty() || expected != told {
            writeln!(
                differing,
                "\n{name}: expected {expected:#?}\nand got\n{now}"
            )
            .unwrap();
        }
    }
    assert!(differing.is_empty(), "{differing}");
}

/// How cargo builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    Whole,
    Incremental,
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    files
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

/// What is said of each file, by its name: each is a program of one package.
fn said(folder: &Path, files: &[PathBuf], build: Build) -> BTreeMap<String, String> {
    let (said, complaint) = checked(folder, files, build);
    assert!(!said.is_empty(), "{complaint}");
    said
}

/// The same, and what cargo says itself.
fn checked(folder: &Path, files: &[PathBuf], build: Build) -> (BTreeMap<String, String>, String) {
    let package = format!("{}-{build:?}", name(folder));
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join(package);
    fs::create_dir_all(&package).unwrap();
    fs::write(package.join("Cargo.toml"), manifest(files)).unwrap();
    fs::copy(workspace().join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "check",
            "--bins",
            "--keep-going",
            "--offline",
            "--message-format=json",
        ])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", package.with_file_name("target"))
        .env(
            "CARGO_INCREMENTAL",
            if build == Build::Incremental {
                "1"
            } else {
                "0"
            },
        )
        .env("RUSTFLAGS", "-A unused")
        .output()
        .unwrap();
    let lines = output.stdout.split(|byte| *byte == b'\n');
    let messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for message in messages.filter(|message| message["reason"] == "compiler-message") {
        let target = message["target"]["name"].as_str().unwrap();
        let rendered = message["message"]["rendered"].as_str().unwrap();
        // As trybuild writes it.
        let rendered = &rendered.replace(env!("CARGO_MANIFEST_DIR"), "$DIR");
        let said = said.entry(target.to_owned()).or_default();
        // rustc says the same again where more than one macro leads to it.
        if !said.contains(rendered.as_str()) {
            *said += rendered;
        }
    }
    (said, String::from_utf8_lossy(&output.stderr).into_owned())
}

fn manifest(files: &[PathBuf]) -> String {
    let hardwire = workspace().join("runtime").display().to_string();
    let features = if cfg!(feature = "override") {
        "\"override\""
    } else {
        ""
    };
    let mut manifest = format!(
        "[package]\nname = \"told\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [workspace]\n\
         [features]\noverride = []\n\
         [dependencies]\n\
         hardwire = {{ path = {hardwire:?}, features = [{features}] }}\n\
         axum = {{ version = \"0.8\", features = [\"macros\"] }}\n\
         async-trait = \"0.1\"\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\
         tokio = {{ version = \"1\", features = [\"rt\"] }}\n"
    );
    for file in files {
        let (name, file) = (name(file), file.display().to_string());
        write!(manifest, "[[bin]]\nname = {name:?}\npath = {file:?}\n").unwrap();
    }
    manifest
}
