//! The instructions that rustc executes for one crate, counted by cachegrind. They hardly vary, even on a busy machine.

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The crate to count, and the file for the counts. cargo calls this program as a wrapper of rustc and passes no
/// arguments of ours, so they are environment variables.
const CRATE: &str = "HARDWIRE_COUNTED_CRATE";
const OUTPUT: &str = "HARDWIRE_COUNTED_OUTPUT";

/// Replaces this program by rustc, if cargo has called it as a wrapper.
pub(crate) fn as_wrapper() -> Option<io::Error> {
    let (counted, output) = (env::var_os(CRATE)?, env::var_os(OUTPUT)?);
    let mut arguments = env::args_os().skip(1);
    let rustc = arguments.next()?;
    let arguments: Vec<_> = arguments.collect();
    let is_counted = arguments
        .windows(2)
        .any(|pair| pair[0] == "--crate-name" && pair[1] == counted);
    let mut command = if is_counted {
        let mut valgrind = Command::new("valgrind");
        let mut file = OsString::from("--cachegrind-out-file=");
        file.push(output);
        valgrind.args(["--quiet", "--tool=cachegrind", "--cache-sim=no"]);
        valgrind.arg(file).arg(rustc);
        valgrind
    } else {
        Command::new(rustc)
    };
    Some(command.args(arguments).exec())
}

/// A folder with projects and their output.
pub(crate) struct Counting<'a> {
    pub(crate) workspace: &'a Path,
}

impl Counting<'_> {
    /// The instructions of `cargo check` for this project, without those for its dependencies and without an earlier
    /// build of its own. `None` if it does not compile.
    pub(crate) fn of(&self, package: &str) -> Result<Option<u64>, Box<dyn Error>> {
        let output = self.workspace.join("counted.out");
        let mut clean = self.cargo()?;
        clean.args(["clean", "--package", package, "--profile", "dev"]);
        clean.stderr(Stdio::null()).status()?;
        let mut check = self.cargo()?;
        check
            .args(["check", "--quiet", "--package", package])
            .env("CARGO_INCREMENTAL", "1")
            .env("RUSTC_WORKSPACE_WRAPPER", env::current_exe()?)
            .env(CRATE, package.replace('-', "_"))
            .env(OUTPUT, &output)
            .stderr(fs::File::create(self.workspace.join("last.log"))?);
        if !check.status()?.success() {
            return Ok(None);
        }
        let text = fs::read_to_string(&output)?;
        let mut lines = text.lines();
        let summary = lines.find_map(|line| line.strip_prefix("summary: "));
        let count = summary.ok_or("cachegrind has written no summary")?;
        Ok(Some(count.trim().parse()?))
    }

    /// Uses the rustc that rustup would start, because valgrind does not follow into a process that rustup starts.
    fn cargo(&self) -> Result<Command, Box<dyn Error>> {
        let output = Command::new("rustc")
            .args(["--print", "sysroot"])
            .current_dir(self.workspace)
            .output()?;
        let sysroot = PathBuf::from(String::from_utf8(output.stdout)?.trim());
        let mut cargo = Command::new("cargo");
        cargo
            .current_dir(self.workspace)
            .env("CARGO_TARGET_DIR", self.workspace.join("target"))
            .env("RUSTC", sysroot.join("bin/rustc"));
        Ok(cargo)
    }
}
