//! The configuration, read from environment variables.

use std::num::ParseIntError;

pub(crate) struct Config {
    pub(crate) database_url: String,
    pub(crate) port: u16,
}

impl Config {
    pub(crate) fn from_env() -> Result<Self, ParseIntError> {
        Ok(Self {
            database_url: variable("NOTES_DATABASE", "sqlite:notes.db"),
            port: variable("NOTES_PORT", "3000").parse()?,
        })
    }
}

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}
