use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Measurements that are stored in `benches/results`.
pub trait Record: Serialize + DeserializeOwned {
    /// The name of the file, without `.json`.
    const NAME: &'static str;

    /// Reads the stored measurements.
    ///
    /// # Errors
    ///
    /// Returns an error if the file does not exist or is not valid.
    fn read() -> io::Result<Self> {
        let text = fs::read(path(Self::NAME))?;
        Ok(serde_json::from_slice(&text)?)
    }

    /// Replaces the stored measurements.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    fn write(&self) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        fs::write(path(Self::NAME), text)
    }
}

fn path(name: &str) -> PathBuf {
    let benches = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    benches.join("results").join(name).with_extension("json")
}
