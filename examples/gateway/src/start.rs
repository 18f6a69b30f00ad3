//! Startup.

use std::{error::Error, io::Write, process::ExitCode};

use hardwire::BuildError;

use crate::{
    app::App,
    config::Config,
    logging,
    server::{self, Listeners},
};

/// The reason why the gateway could not start or run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    #[error(".env: {0}")]
    DotEnv(String),
    #[error("{0}")]
    Config(String),
    #[error("environment variable `AIGW_LOGGING__TO_FILE`: cannot open {path}: {source}")]
    LogFile {
        path: String,
        source: std::io::Error,
    },
    #[error(
        "environment variables `AIGW_FASTAPI__{variables}_HOST`, `AIGW_FASTAPI__{variables}_PORT`: cannot listen on {at}: {source}"
    )]
    Listen {
        /// `API` or `METRICS`.
        variables: &'static str,
        at: String,
        source: std::io::Error,
    },
    #[error("cannot start the runtime: {0}")]
    Runtime(std::io::Error),
    #[error("{0}: {cause}", cause = .0.source().map(ToString::to_string).unwrap_or_default())]
    Build(#[from] BuildError),
    #[error("a second signal forced the shutdown before requests in flight were finished")]
    Forced,
}

impl StartError {
    /// 2 if the configuration must be changed, 1 if a restart may help.
    fn exit_code(&self) -> ExitCode {
        match self {
            Self::DotEnv(_) | Self::Config(_) | Self::LogFile { .. } => ExitCode::from(2),
            Self::Listen { source, .. } if source.kind() != std::io::ErrorKind::AddrInUse => {
                ExitCode::from(2)
            }
            Self::Listen { .. } | Self::Runtime(_) | Self::Build(_) | Self::Forced => {
                ExitCode::FAILURE
            }
        }
    }
}

/// Runs the gateway until a signal stops it.
pub(crate) fn run() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // `eprintln!` would panic if the output is closed.
            let _ = writeln!(std::io::stderr(), "gateway: {error}");
            error.exit_code()
        }
    }
}

fn start() -> Result<(), StartError> {
    let config = Config::from_env()?;
    logging::init(&config.logging)?;
    let listeners = Listeners::bind(&config.fastapi)?;
    let runtime = server::runtime().map_err(StartError::Runtime)?;
    runtime.block_on(async {
        let app = App::build(config).await?;
        server::serve(listeners, app).await
    })
}
