//! Values that are validated, with an error message for each.

use std::{collections::BTreeMap, fmt, path::PathBuf, time::Duration};

use axum::http::HeaderValue;
use reqwest::Url;
use serde::Deserialize;
use tracing_subscriber::filter::LevelFilter;

use crate::claude::Model;

/// The interface of Anthropic to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Api {
    Messages,
    Complete,
}

/// The API key. Its `Debug` output does not contain it.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct ApiKey(pub(crate) HeaderValue);

impl TryFrom<String> for ApiKey {
    type Error = &'static str;

    fn try_from(key: String) -> Result<Self, Self::Error> {
        if key.is_empty() {
            return Err("the key is empty");
        }
        let mut value = HeaderValue::try_from(key)
            .map_err(|_| "the key has characters that no header can carry")?;
        value.set_sensitive(true);
        Ok(Self(value))
    }
}

/// The base URL of another service.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct BaseUrl(Url);

impl BaseUrl {
    pub(crate) const GITLAB: &str = "https://gitlab.com";
    pub(crate) const CUSTOMER_PORTAL: &str = "https://customers.gitlab.com";

    /// Parses one of the constants.
    pub(crate) fn known(url: &'static str) -> Self {
        Self(Url::parse(url).expect("the constants are URLs"))
    }

    /// This URL with a path appended.
    pub(crate) fn join(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}{path}", self.0.path().trim_end_matches('/')));
        url
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let url = Url::parse(&text).map_err(|error| error.to_string())?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err("the scheme is neither http nor https".to_owned());
        }
        if !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some()
        {
            return Err("only a scheme, a host, a port and a path are allowed".to_owned());
        }
        Ok(Self(url))
    }
}

/// The model names of Anthropic, by the names that callers use.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct ModelNames(BTreeMap<Model, String>);

impl ModelNames {
    pub(crate) fn get(&self, model: Model) -> Option<&str> {
        self.0.get(&model).map(String::as_str)
    }
}

impl TryFrom<String> for ModelNames {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let names: BTreeMap<Model, String> =
            serde_json::from_str(&text).map_err(|error| error.to_string())?;
        match names.iter().find(|(_, name)| name.trim().is_empty()) {
            Some((model, _)) => Err(format!("no name for {model}")),
            None => Ok(Self(names)),
        }
    }
}

/// A duration above zero.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Seconds(pub(crate) Duration);

impl TryFrom<f64> for Seconds {
    type Error = &'static str;

    fn try_from(seconds: f64) -> Result<Self, Self::Error> {
        let usable = seconds > 0.0 && seconds < 3600.0;
        usable
            .then(|| Self(Duration::from_secs_f64(seconds)))
            .ok_or("not between 0 and 3600 seconds")
    }
}

/// A duration that may be zero.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Delay(pub(crate) Duration);

impl TryFrom<f64> for Delay {
    type Error = &'static str;

    fn try_from(seconds: f64) -> Result<Self, Self::Error> {
        (0.0..3600.0)
            .contains(&seconds)
            .then(|| Self(Duration::from_secs_f64(seconds)))
            .ok_or("not at least 0 and below 3600 seconds")
    }
}

/// The period of the rate limit: at most a day.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Period(pub(crate) Duration);

impl TryFrom<f64> for Period {
    type Error = &'static str;

    fn try_from(seconds: f64) -> Result<Self, Self::Error> {
        let usable = seconds > 0.0 && seconds <= 86_400.0;
        usable
            .then(|| Self(Duration::from_secs_f64(seconds)))
            .ok_or("not above 0 and at most 86400 seconds")
    }
}

/// The URL of Redis. It may contain a password, so neither `Debug` nor an error shows it.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct RedisUrl(pub(crate) redis::Client);

impl fmt::Debug for RedisUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RedisUrl")
    }
}

impl TryFrom<String> for RedisUrl {
    type Error = &'static str;

    fn try_from(url: String) -> Result<Self, Self::Error> {
        let client = redis::Client::open(url);
        client.map(Self).map_err(|_| "not a redis:// URL")
    }
}

/// What to do with a request while Redis is not available.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OnOutage {
    /// Admit it.
    Open,
    /// Reject it.
    Closed,
}

/// The time limit of a call. Callers wait for a minute, so it is shorter.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Deadline(pub(crate) Duration);

impl TryFrom<f64> for Deadline {
    type Error = &'static str;

    fn try_from(seconds: f64) -> Result<Self, Self::Error> {
        let usable = seconds > 0.0 && seconds < 60.0;
        usable
            .then(|| Self(Duration::from_secs_f64(seconds)))
            .ok_or("not between 0 and 60 seconds")
    }
}

/// The log level, by the names of Python's levels.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct LogLevel(pub(crate) LevelFilter);

impl TryFrom<String> for LogLevel {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let level = match name.trim().to_ascii_lowercase().as_str() {
            "notset" | "trace" => LevelFilter::TRACE,
            "debug" => LevelFilter::DEBUG,
            "info" => LevelFilter::INFO,
            "warning" | "warn" => LevelFilter::WARN,
            "error" | "critical" | "fatal" => LevelFilter::ERROR,
            _ => {
                return Err(format!(
                    "`{name}` is none of debug, info, warning, error, critical"
                ));
            }
        };
        Ok(Self(level))
    }
}

/// A file to append the log to.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct LogFile(pub(crate) PathBuf);

impl TryFrom<String> for LogFile {
    type Error = &'static str;

    fn try_from(path: String) -> Result<Self, Self::Error> {
        if path.is_empty() {
            Err("the path is empty")
        } else {
            Ok(Self(path.into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn the_known_issuers_have_a_discovery_document() {
        for url in [BaseUrl::GITLAB, BaseUrl::CUSTOMER_PORTAL] {
            let path = "/.well-known/openid-configuration";
            assert_eq!(
                BaseUrl::known(url).join(path).as_str(),
                format!("{url}{path}")
            );
        }
    }
}
