//! A text file with one line for each entry.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(crate) struct Journal {
    file: PathBuf,
}

impl Journal {
    /// Opens the file, and creates it if it does not exist.
    pub(crate) fn open(file: &Path) -> io::Result<Self> {
        OpenOptions::new().append(true).create(true).open(file)?;
        Ok(Self { file: file.into() })
    }

    pub(crate) fn read(&self) -> io::Result<Vec<String>> {
        let text = fs::read_to_string(&self.file)?;
        Ok(text.lines().map(str::to_owned).collect())
    }

    pub(crate) fn append(&self, entry: &str) -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).open(&self.file)?;
        writeln!(file, "{entry}")
    }

    pub(crate) fn replace(&self, entries: &[String]) -> io::Result<()> {
        let lines: String = entries.iter().flat_map(|entry| [entry, "\n"]).collect();
        fs::write(&self.file, lines)
    }
}
