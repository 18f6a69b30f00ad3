//! The configuration: read from the environment and `.env`, and validated once.

mod values;

use std::num::NonZeroU32;

use confique::Config as _;

pub(crate) use values::{
    Api, ApiKey, BaseUrl, Deadline, Delay, LogFile, LogLevel, ModelNames, OnOutage, Period,
    RedisUrl, Seconds,
};

use crate::start::StartError;

/// The configuration.
#[derive(Debug, confique::Config)]
pub(crate) struct Config {
    #[config(nested)]
    pub(crate) fastapi: Fastapi,
    #[config(nested)]
    pub(crate) server: Server,
    #[config(nested)]
    pub(crate) rate_limit: RateLimit,
    #[config(nested)]
    pub(crate) logging: Logging,
    #[config(nested)]
    pub(crate) instrumentator: Instrumentator,
    #[config(nested)]
    pub(crate) auth: Auth,
    #[config(nested)]
    pub(crate) anthropic: Anthropic,
}

/// Addresses to listen on. The variables are named as in the original.
#[derive(Debug, confique::Config)]
pub(crate) struct Fastapi {
    #[config(env = "AIGW_FASTAPI__API_HOST", default = "127.0.0.1")]
    pub(crate) api_host: String,
    /// 0 selects a free port.
    #[config(env = "AIGW_FASTAPI__API_PORT", default = 5052)]
    pub(crate) api_port: u16,
    #[config(env = "AIGW_FASTAPI__METRICS_HOST", default = "127.0.0.1")]
    pub(crate) metrics_host: String,
    /// 0 selects a free port.
    #[config(env = "AIGW_FASTAPI__METRICS_PORT", default = 8082)]
    pub(crate) metrics_port: u16,
}

/// The shutdown.
#[derive(Debug, confique::Config)]
pub(crate) struct Server {
    /// How long the service still accepts requests while it reports that it is not ready.
    #[config(env = "AIGW_SERVER__SHUTDOWN_DELAY", default = 0.0)]
    pub(crate) shutdown_delay: Delay,
    /// Time limit for requests in flight after that. The default is longer than a model call.
    #[config(env = "AIGW_SERVER__SHUTDOWN_TIMEOUT", default = 60.0)]
    pub(crate) shutdown_timeout: Seconds,
}

/// The rate limit of each caller.
#[derive(Debug, confique::Config)]
pub(crate) struct RateLimit {
    /// The number of requests per period. All of them may arrive at once.
    #[config(env = "AIGW_RATE_LIMIT__REQUESTS", default = 10_000)]
    pub(crate) requests: NonZeroU32,
    /// In seconds.
    #[config(env = "AIGW_RATE_LIMIT__PERIOD", default = 60.0)]
    pub(crate) period: Period,
    /// The Redis instance in which all replicas count. Without it, each replica counts separately.
    #[config(env = "AIGW_RATE_LIMIT__URL")]
    pub(crate) url: Option<RedisUrl>,
    /// Time limit for counting a request in Redis.
    #[config(env = "AIGW_RATE_LIMIT__TIMEOUT", default = 0.25)]
    pub(crate) timeout: Seconds,
    /// What to do with a request that Redis did not count in time.
    #[config(env = "AIGW_RATE_LIMIT__ON_OUTAGE", default = "open")]
    pub(crate) on_outage: OnOutage,
}

/// Logging.
#[derive(Debug, confique::Config)]
pub(crate) struct Logging {
    #[config(env = "AIGW_LOGGING__LEVEL", default = "info")]
    pub(crate) level: LogLevel,
    #[config(env = "AIGW_LOGGING__FORMAT_JSON", default = true)]
    pub(crate) format_json: bool,
    /// A file for the log, in addition to the standard error.
    #[config(env = "AIGW_LOGGING__TO_FILE")]
    pub(crate) to_file: Option<LogFile>,
}

/// Monitoring.
#[derive(Debug, confique::Config)]
pub(crate) struct Instrumentator {
    #[config(
        env = "AIGW_INSTRUMENTATOR__THREAD_MONITORING_ENABLED",
        default = false
    )]
    pub(crate) thread_monitoring_enabled: bool,
    /// In seconds.
    #[config(env = "AIGW_INSTRUMENTATOR__THREAD_MONITORING_INTERVAL", default = 60)]
    pub(crate) thread_monitoring_interval: NonZeroU32,
}

/// Authentication.
#[derive(Debug, confique::Config)]
pub(crate) struct Auth {
    /// Accepts every caller. The default is `true`, or `false` if an issuer is named.
    #[config(env = "AIGW_AUTH__BYPASS_EXTERNAL")]
    bypass_external: Option<bool>,
    /// An issuer of tokens. The default is `https://gitlab.com`.
    #[config(env = "AIGW_GITLAB_URL")]
    gitlab_url: Option<BaseUrl>,
    /// Another issuer of tokens. The default is `https://customers.gitlab.com`.
    #[config(env = "AIGW_CUSTOMER_PORTAL_URL")]
    customer_portal_url: Option<BaseUrl>,
    /// The time limit for fetching the keys of an issuer.
    #[config(env = "AIGW_AUTH__FETCH_TIMEOUT", default = 10.0)]
    pub(crate) fetch_timeout: Seconds,
}

impl Auth {
    pub(crate) fn is_bypassed(&self) -> bool {
        let names_no_issuer = self.gitlab_url.is_none() && self.customer_portal_url.is_none();
        self.bypass_external.unwrap_or(names_no_issuer)
    }

    /// The issuers whose tokens are accepted.
    pub(crate) fn issuers(&self) -> [BaseUrl; 2] {
        [
            (&self.gitlab_url, BaseUrl::GITLAB),
            (&self.customer_portal_url, BaseUrl::CUSTOMER_PORTAL),
        ]
        .map(|(url, usual)| url.clone().unwrap_or_else(|| BaseUrl::known(usual)))
    }
}

/// Anthropic.
#[derive(Debug, confique::Config)]
pub(crate) struct Anthropic {
    #[config(env = "ANTHROPIC_BASE_URL", default = "https://api.anthropic.com")]
    pub(crate) base_url: BaseUrl,
    /// Without it, the built-in model answers.
    #[config(env = "ANTHROPIC_API_KEY")]
    pub(crate) api_key: Option<ApiKey>,
    #[config(env = "AIGW_ANTHROPIC__API", default = "messages")]
    pub(crate) api: Api,
    /// A JSON object that maps the model names of callers to those of Anthropic.
    #[config(env = "AIGW_ANTHROPIC__MODELS")]
    pub(crate) models: Option<ModelNames>,
    #[config(env = "AIGW_ANTHROPIC__CONNECT_TIMEOUT", default = 5.0)]
    pub(crate) connect_timeout: Seconds,
    /// Time limit for the next byte.
    #[config(env = "AIGW_ANTHROPIC__READ_TIMEOUT", default = 30.0)]
    pub(crate) read_timeout: Seconds,
    /// Time limit for a whole call, including its retry and its stream.
    #[config(env = "AIGW_ANTHROPIC__DEADLINE", default = 48.0)]
    pub(crate) deadline: Deadline,
}

impl Config {
    /// Reads the environment, and `.env` in the working directory for variables that the environment does not set.
    ///
    /// Must be called before any thread is started, because it sets environment variables.
    pub(crate) fn from_env() -> Result<Self, StartError> {
        match dotenvy::from_path(".env") {
            Err(error) if !error.not_found() => return Err(StartError::DotEnv(explain(&error))),
            _ => {}
        }
        Self::builder()
            .env()
            .load()
            .map_err(|error| StartError::Config(format!("{error:#}")))
    }
}

/// Names the faulty variable. Does not show its line, because it may contain a key.
fn explain(error: &dotenvy::Error) -> String {
    match error {
        dotenvy::Error::LineParse(line, _) => {
            let name = line.split('=').next().unwrap_or_default().trim();
            format!("the line of `{name}` cannot be read")
        }
        other => other.to_string(),
    }
}
