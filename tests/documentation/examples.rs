//! The READMEs and the ports of the examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_dir()).collect()
}

#[test]
fn each_has_a_readme_whose_links_exist() {
    for example in examples() {
        let readme = fs::read_to_string(example.join("README.md"));
        let readme = readme.unwrap_or_else(|error| panic!("{}: {error}", example.display()));
        for link in readme.split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap();
            let is_there = target.contains("://") || example.join(target).exists();
            assert!(is_there, "{}: {target}", example.display());
        }
    }
}

#[test]
fn no_two_listen_on_the_same_port() {
    let mut ports = BTreeSet::new();
    for example in examples() {
        let main = fs::read_to_string(example.join("src/main.rs")).unwrap();
        let bound = main.split("bind(\"127.0.0.1:").skip(1);
        for port in bound.filter_map(|text| text.split('"').next()) {
            assert!(
                ports.insert(port.to_owned()),
                "{}: {port}",
                example.display()
            );
        }
    }
    assert!(ports.len() > 1);
}
