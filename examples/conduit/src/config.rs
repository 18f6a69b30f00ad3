//! The configuration, from the environment.

use std::{
    env::{self, VarError},
    net::SocketAddr,
};

/// The settings of a deployment.
pub(crate) struct Config {
    /// `CONDUIT_ADDRESS`: the address to listen on.
    pub(crate) address: SocketAddr,
    /// `DATABASE_URL`: `sqlite://…` or `postgres://…`.
    pub(crate) database_url: String,
    /// `CONDUIT_CONNECTIONS`: the maximum number of database connections.
    pub(crate) connections: u32,
    /// `CONDUIT_SECRET`: the key that signs tokens. By default it is random, so tokens are invalid after a restart.
    pub(crate) secret: Vec<u8>,
}

/// A variable has an invalid value.
#[derive(Debug, thiserror::Error)]
#[error("environment variable `{variable}`: {reason}")]
pub(crate) struct ConfigError {
    variable: &'static str,
    reason: String,
}

impl Config {
    pub(crate) fn from_env() -> Result<Self, ConfigError> {
        Ok(Self {
            address: parsed("CONDUIT_ADDRESS", "127.0.0.1:8090")?,
            database_url: variable("DATABASE_URL")?.unwrap_or_else(temporary_database),
            connections: parsed("CONDUIT_CONNECTIONS", "10")?,
            secret: variable("CONDUIT_SECRET")?
                .map_or_else(random_secret, |secret| Ok(secret.into()))?,
        })
    }
}

fn variable(variable: &'static str) -> Result<Option<String>, ConfigError> {
    match env::var(variable) {
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        Err(error) => Err(ConfigError::of(variable, &error)),
    }
}

fn parsed<T>(name: &'static str, default: &str) -> Result<T, ConfigError>
where
    T: std::str::FromStr<Err: std::error::Error>,
{
    let value = variable(name)?;
    let value = value.as_deref().unwrap_or(default);
    value.parse().map_err(|error| ConfigError::of(name, &error))
}

/// A file in the system's temporary folder, so that the service runs on a fresh machine.
fn temporary_database() -> String {
    format!(
        "sqlite://{}",
        env::temp_dir().join("conduit.sqlite").display()
    )
}

fn random_secret() -> Result<Vec<u8>, ConfigError> {
    let mut secret = vec![0; 32];
    getrandom::fill(&mut secret).map_err(|error| ConfigError::of("CONDUIT_SECRET", &error))?;
    Ok(secret)
}

impl ConfigError {
    fn of(variable: &'static str, error: &dyn std::error::Error) -> Self {
        Self {
            variable,
            reason: error.to_string(),
        }
    }
}
