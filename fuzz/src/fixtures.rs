//! Existing programs: the sources of the snapshot tests.

use std::path::Path;
use std::sync::LazyLock;

/// The sources, sorted by name.
static SOURCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/expand");
    let files = std::fs::read_dir(folder).expect("the fixtures are there");
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let sources = files.iter().filter(|file| {
        let name = file.file_name().unwrap().to_string_lossy();
        file.with_extension("expanded.rs").exists() && !name.ends_with(".expanded.rs")
    });
    sources
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect()
});

/// The source with this number.
pub(crate) fn source(number: u8) -> &'static str {
    &SOURCES[usize::from(number) % SOURCES.len()]
}
