//! Graphs with one mistake each: the compiler refuses each of them.
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
use hardwire_model::graph::{Graph, Mistake};
use hardwire_model::source::{PRELUDE, items};
use serde_json::Value;

use crate::generated::GENERATED;

#[test]
fn what_the_rules_refuse_does_not_compile() {
    let seed = env!("HARDWIRE_MODEL_SEED").parse().unwrap();
    let graphs = mistaken(seed, GENERATED.len() / 2);
    let left = Project::new(Runtime::Whole).compiled(&graphs);
    let compiled: Vec<_> = left.iter().map(|number| graphs[*number].mistake).collect();
    assert!(
        left.is_empty(),
        "seed {seed}: {left:?} compile: {compiled:?}"
    );
}

/// The graphs find a runtime that does not confirm types: with it, programs compile in which a type derefs to
/// the one that is asked for. Not all of them, because some are refused for another reason as well.
#[test]
fn what_derefs_to_the_type_compiles_if_nothing_confirms_it() {
    let seed = env!("HARDWIRE_MODEL_SEED").parse().unwrap();
    let graphs = mistaken(seed, usize::max(100, GENERATED.len() / 2)).into_iter();
    let is_coercible = |graph: &Graph| matches!(graph.mistake, Some(Mistake::CoercibleNamesake(_)));
    let graphs: Vec<_> = graphs.filter(is_coercible).collect();
    let left = Project::new(Runtime::Unconfirmed).compiled(&graphs);
    assert!(!left.is_empty(), "seed {seed}: none of {}", graphs.len());
}

/// The crate that the programs use as `hardwire`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Runtime {
    Whole,
    /// It converts a value where it should confirm that it is of the type that is asked for.
    Unconfirmed,
}

/// Everything of the runtime, but for the functions through which a value is given.
const UNCONFIRMED: &str = "pub use whole::*;

pub mod bounds {
    pub use whole::bounds::*;

    pub fn same<T: ?Sized>(value: &T) -> &T {
        value
    }

    pub fn same_mut<T: ?Sized>(value: &mut T) -> &mut T {
        value
    }

    pub fn same_value<T>(value: T) -> T {
        value
    }
}
";

impl Runtime {
    /// The name of the crate of the programs.
    fn program(self) -> &'static str {
        match self {
            Self::Whole => "refused",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// The name by which the programs depend on it.
    fn dependency(self, directory: &Path, runtime: &str) -> String {
        let whole = format!("{{ path = {runtime:?} }}");
        if self == Self::Whole {
            return whole;
        }
        let own = directory.join("runtime");
        fs::create_dir_all(own.join("src")).unwrap();
        let manifest = format!(
            "[package]\nname = \"unconfirmed-runtime\"\nedition = \"2024\"\n\n[dependencies]\nwhole = {{ package = \"hardwire\", path = {runtime:?} }}\n"
        );
        fs::write(own.join("Cargo.toml"), manifest).unwrap();
        fs::write(own.join("src/lib.rs"), UNCONFIRMED).unwrap();
        "{ package = \"unconfirmed-runtime\", path = \"runtime\" }".to_owned()
    }
}

/// A crate of its own, beside the workspace.
struct Project {
    name: &'static str,
    directory: PathBuf,
}

impl Project {
    fn new(runtime: Runtime) -> Self {
        let name = runtime.program();
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.join("../..");
        fs::create_dir_all(directory.join("src")).unwrap();
        let own = own.display().to_string();
        let hardwire = runtime.dependency(&directory, &root.join("runtime").display().to_string());
        let features = if cfg!(feature = "override") {
            r#"["override"]"#
        } else {
            "[]"
        };
        let manifest = format!(
            "[package]\nname = {name:?}\nedition = \"2024\"\n\n[dependencies]\naxum = {{ version = \"*\", default-features = false }}\nhardwire = {hardwire}\nhardwire-model = {{ path = {own:?}, features = {features} }}\n\n[workspace]\n"
        );
        fs::write(directory.join("Cargo.toml"), manifest).unwrap();
        fs::copy(root.join("Cargo.lock"), directory.join("Cargo.lock")).unwrap();
        Self { name, directory }
    }

    /// The graphs without an error.
    fn compiled(&self, graphs: &[Graph]) -> BTreeSet<usize> {
        let mut left: BTreeSet<_> = (0..graphs.len()).collect();
        loop {
            let refused = self.refused(graphs, &left);
            if refused.is_empty() {
                return left;
            }
            left.retain(|number| !refused.contains(number));
        }
    }

    /// Those of these graphs in which there is an error.
    fn refused(&self, graphs: &[Graph], left: &BTreeSet<usize>) -> BTreeSet<usize> {
        let (program, modules) = program(graphs, left);
        fs::write(self.directory.join("src/lib.rs"), program).unwrap();
        let mut check = Command::new(env!("CARGO"));
        check.args(["check", "--offline", "--message-format=json"]);
        // What both projects depend on is built once.
        check.args(["--target-dir", "../refused/target"]);
        let output = check.current_dir(&self.directory).output().unwrap();
        let messages = String::from_utf8_lossy(&output.stdout);
        let messages = messages
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        let errors = messages.filter(|line| is_error(line, self.name));
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

fn is_error(line: &Value, program: &str) -> bool {
    line["reason"] == "compiler-message"
        && line["message"]["level"] == "error"
        && line["target"]["name"] == program
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
