//! A program of the tutorial that runs.

use std::error::Error;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

/// Stopped when it is dropped, with its database.
pub(crate) struct Service {
    process: Child,
    output: BufReader<ChildStdout>,
    address: String,
    _folder: TempDir,
}

impl Service {
    /// Starts it on a free port, with a new database.
    pub(crate) fn start(program: &str, variables: &[(&str, &str)]) -> Result<Self, Box<dyn Error>> {
        let folder = TempDir::new()?;
        let mut process = Command::new(program)
            .current_dir(&folder)
            .env("NOTES_PORT", "0")
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut output = BufReader::new(process.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let address = line
            .trim()
            .strip_prefix("listening on ")
            .ok_or("no address")?
            .to_owned();
        Ok(Self {
            process,
            output,
            address,
            _folder: folder,
        })
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Sends what Ctrl-C sends. Returns what the program writes from then on.
    pub(crate) fn interrupt(mut self) -> Result<String, Box<dyn Error>> {
        let id = self.process.id().to_string();
        Command::new("kill").args(["-s", "INT", &id]).status()?;
        let mut output = String::new();
        self.output.read_to_string(&mut output)?;
        assert!(self.process.wait()?.success());
        Ok(output)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What it writes when it does not start.
pub(crate) fn fails_to_start(
    program: &str,
    variable: &str,
    value: &str,
) -> Result<String, Box<dyn Error>> {
    let output = Command::new(program).env(variable, value).output()?;
    assert!(!output.status.success());
    Ok(String::from_utf8(output.stderr)?)
}
