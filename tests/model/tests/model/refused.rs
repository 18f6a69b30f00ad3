//! Graphs that are wrong in one place: the compiler refuses each of them.
//!
//! All of them are one crate, which is checked again without those that were refused, until nothing is:
//! some errors hide others.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use hardwire_model::generate::mistaken;
use hardwire_model::graph::Graph;
use hardwire_model::source::{PRELUDE, items};
use serde_json::Value;

use crate::generated::GENERATED;

#[test]
fn what_the_rules_refuse_does_not_compile() {
    let seed = env!("HARDWIRE_MODEL_SEED").parse().unwrap();
    let graphs = mistaken(seed, GENERATED.len() / 2);
    let mut left: BTreeSet<_> = (0..graphs.len()).collect();
    let project = Project::new();
    loop {
        let refused = project.refused(&graphs, &left);
        if refused.is_empty() {
            break;
        }
        left.retain(|number| !refused.contains(number));
    }
    let compiled: Vec<_> = left.iter().map(|number| graphs[*number].mistake).collect();
    assert!(
        left.is_empty(),
        "seed {seed}: {left:?} compile: {compiled:?}"
    );
}

/// A crate of its own, beside the workspace.
struct Project {
    directory: PathBuf,
}

impl Project {
    fn new() -> Self {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refused");
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.join("../..");
        fs::create_dir_all(directory.join("src")).unwrap();
        let (own, runtime) = (own.display().to_string(), root.join("runtime"));
        let runtime = runtime.display().to_string();
        let features = if cfg!(feature = "override") {
            r#"["override"]"#
        } else {
            "[]"
        };
        let manifest = format!(
            "[package]\nname = \"refused\"\nedition = \"2024\"\n\n[dependencies]\naxum = {{ version = \"*\", default-features = false }}\nhardwire = {{ path = {runtime:?} }}\nhardwire-model = {{ path = {own:?}, features = {features} }}\n\n[workspace]\n"
        );
        fs::write(directory.join("Cargo.toml"), manifest).unwrap();
        fs::copy(root.join("Cargo.lock"), directory.join("Cargo.lock")).unwrap();
        Self { directory }
    }

    /// Those of these graphs in which there is an error.
    fn refused(&self, graphs: &[Graph], left: &BTreeSet<usize>) -> BTreeSet<usize> {
        let (program, modules) = program(graphs, left);
        fs::write(self.directory.join("src/lib.rs"), program).unwrap();
        let mut check = Command::new(env!("CARGO"));
        check.args(["check", "--offline", "--message-format=json"]);
        check.args(["--target-dir", "target"]);
        let output = check.current_dir(&self.directory).output().unwrap();
        let messages = String::from_utf8_lossy(&output.stdout);
        let messages = messages
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        let errors = messages.filter(is_error);
        let refused: BTreeSet<_> = errors
            .flat_map(|error| lines(&error["message"]))
            .filter_map(|line| {
                let mut modules = modules.iter();
                modules.find(|(_, lines)| lines.contains(&line))
            })
            .map(|(number, _)| *number)
            .collect();
        assert!(
            output.status.success() || !refused.is_empty(),
            "nothing of it is refused: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        refused
    }
}

/// The modules of these graphs, and which lines are whose.
fn program(graphs: &[Graph], left: &BTreeSet<usize>) -> (String, Vec<(usize, Range<u64>)>) {
    let mut program = format!("#![allow(warnings)]\n\npub mod prelude {{\n{PRELUDE}}}\n\n");
    let line = |program: &str| program.lines().count() as u64 + 1;
    let mut modules = Vec::new();
    for number in left {
        let begin = line(&program);
        let items = items(&graphs[*number]);
        let module = write!(
            program,
            "mod g{number} {{\nuse super::prelude::*;\n{items}}}\n"
        );
        module.unwrap();
        modules.push((*number, begin..line(&program)));
    }
    (program, modules)
}

fn is_error(line: &Value) -> bool {
    line["reason"] == "compiler-message"
        && line["message"]["level"] == "error"
        && line["target"]["name"] == "refused"
}

/// Where a message points to in the program, through all macros.
fn lines(message: &Value) -> Vec<u64> {
    let spans = message["spans"].as_array().into_iter().flatten();
    spans.flat_map(lines_of_span).collect()
}

fn lines_of_span(span: &Value) -> Vec<u64> {
    let line = span["line_start"].as_u64();
    let is_own = span["file_name"] == "src/lib.rs" && span["is_primary"] == true;
    let mut lines: Vec<_> = line.filter(|_| is_own).into_iter().collect();
    let around = &span["expansion"]["span"];
    if !around.is_null() {
        lines.extend(lines_of_span(around));
    }
    lines
}
