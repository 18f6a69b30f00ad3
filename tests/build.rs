//! Expands every form of `expand`, for the test `expanded`, which compiles and runs the result.

#[path = "expand/names.rs"]
#[macro_use]
mod names;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use hardwire_expansion::{expand, with_overrides};

macro_rules! names {
    ($($form:ident)*) => {
        [$(stringify!($form)),*]
    };
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=expand");
    for form in for_each_form!(names) {
        write(form, expand)?;
    }
    write("overrides", |file, source| {
        with_overrides(|| expand(file, source))
    })
}

fn write(form: &str, expand: impl FnOnce(&str, &str) -> String) -> io::Result<()> {
    let name = format!("{form}.rs");
    let source = fs::read_to_string(Path::new("expand").join(&name))?;
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(
        out.join(&name),
        expand(&format!("tests/expand/{name}"), &source),
    )
}
