//! Compares rustc's output for each file of a folder with the `.stderr` file beside it, in everything that does not
//! depend on the version of rustc.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::reported::{internal_names, our_words, reported};
use crate::slugs::workspace;

/// Panics with each file whose messages differ from the expected ones, or contain an internal name.
pub(crate) fn assert_as_expected(folder: &Path, build: Build) {
    let files = sources(folder);
    let output = output(folder, &files, build);
    let words = our_words();
    let mut differing = String::new();
    for file in &files {
        let name = name(file);
        let now = output.get(&name).map(String::as_str).unwrap_or_default();
        for line in internal_names(now) {
            writeln!(differing, "\n{name}: has an internal name\n{line}").unwrap();
        }
        let expected = fs::read_to_string(file.with_extension("stderr")).unwrap_or_default();
        let (mut expected, found) = (reported(&expected, &words), reported(now, &words));
        // cargo's own messages, which are compared, have no warnings.
        expected.retain(|message| message.level != "warning");
        if expected.is_empty() || expected != found {
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

/// The output for each file, by the file's name. Each file is a program of one package.
fn output(folder: &Path, files: &[PathBuf], build: Build) -> BTreeMap<String, String> {
    let (output, complaint) = check(folder, files, build);
    assert!(!output.is_empty(), "{complaint}");
    output
}

/// The errors in programs that must compile.
pub(crate) fn errors_of(folder: &Path, programs: &[PathBuf]) -> String {
    let (output, complaint) = check(folder, programs, Build::Whole);
    let is_error = |output: &&String| output.lines().any(|line| line.starts_with("error"));
    let errors: String = output
        .values()
        .filter(is_error)
        .map(String::as_str)
        .collect();
    let is_done = complaint
        .lines()
        .any(|line| line.trim_start().starts_with("Finished"));
    assert!(is_done || !errors.is_empty(), "{complaint}");
    errors
}

/// The output for each file, and cargo's own.
fn check(folder: &Path, files: &[PathBuf], build: Build) -> (BTreeMap<String, String>, String) {
    let package = format!("{}-{build:?}", name(folder));
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join(package);
    fs::create_dir_all(&package).unwrap();
    fs::write(package.join("Cargo.toml"), manifest(files)).unwrap();
    fs::copy(workspace().join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let cargo = cargo_check(&package, build).output().unwrap();
    let lines = cargo.stdout.split(|byte| *byte == b'\n');
    let messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let mut output: BTreeMap<String, String> = BTreeMap::new();
    for message in messages.filter(|message| message["reason"] == "compiler-message") {
        let target = message["target"]["name"].as_str().unwrap();
        let rendered = message["message"]["rendered"].as_str().unwrap();
        // As trybuild writes it.
        let rendered = &rendered.replace(env!("CARGO_MANIFEST_DIR"), "$DIR");
        let output = output.entry(target.to_owned()).or_default();
        // rustc repeats a message if several macros lead to it. cargo prints it once.
        if !output.contains(rendered.as_str()) {
            *output += rendered;
        }
    }
    (output, String::from_utf8_lossy(&cargo.stderr).into_owned())
}

fn cargo_check(package: &Path, build: Build) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["check", "--bins", "--keep-going", "--offline"])
        .arg("--message-format=json")
        .current_dir(package)
        .env("CARGO_TARGET_DIR", package.with_file_name("target"))
        .env("RUSTFLAGS", "-A unused");
    let is_incremental = build == Build::Incremental;
    command.env("CARGO_INCREMENTAL", if is_incremental { "1" } else { "0" });
    command
}

fn manifest(files: &[PathBuf]) -> String {
    let hardwire = workspace().join("runtime").display().to_string();
    let features = if cfg!(feature = "override") {
        "\"override\""
    } else {
        ""
    };
    let mut manifest = format!(
        "[package]\nname = \"programs\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
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
