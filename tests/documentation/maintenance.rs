//! The pages for maintainers name what there is.

use std::fs;
use std::path::{Path, PathBuf};

const CONTRIBUTING: &str = include_str!("../../CONTRIBUTING.md");
const ARCHITECTURE: &str = include_str!("../../ARCHITECTURE.md");

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The names of the folders in this one.
fn folders(within: &str) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(project().join(within)).unwrap();
    let folders = entries
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().into_string().unwrap())
}

#[test]
fn each_folder_of_tests_says_what_belongs_there() {
    for folder in folders("tests").filter(|folder| folder != "src") {
        let row = format!("\n| `{folder}` | ");
        assert!(CONTRIBUTING.contains(&row), "`tests/{folder}`");
    }
}

#[test]
fn each_folder_of_the_macros_is_explained() {
    for folder in folders("macros/src") {
        let row = format!("\n| `{folder}/` | ");
        assert!(ARCHITECTURE.contains(&row), "`macros/src/{folder}`");
    }
}

#[test]
fn each_link_of_the_architecture_leads_to_a_file() {
    let links = ARCHITECTURE.split("](").skip(1);
    let links = links.filter_map(|link| link.split([')', '#']).next());
    let paths: Vec<_> = links.filter(|link| !link.contains("://")).collect();
    assert!(paths.len() > 30, "{paths:?}");
    for path in paths {
        assert!(project().join(path).exists(), "`{path}`");
    }
}
