//! Everything the handlers can ask for.

use axum::http::HeaderMap;
use reqwest::Client;

use crate::{
    anthropic::{self, Anthropic, ClientError},
    auth::{self, AuthError, User},
    builtin::BuiltIn,
    claude::{Claude, Engine, Model, Params},
    config::Config,
};

// #[container]
impl App {
    // #[input]
    // fn config() -> Config;

    /// The connections to Anthropic.
    // #[singleton]
    pub(crate) fn client(config: &Config) -> Result<Client, ClientError> {
        anthropic::client(&config.anthropic)
    }

    /// Who answers: Anthropic with a key, the built-in model without.
    // #[singleton]
    pub(crate) fn engine(config: &Config, client: &Client) -> Engine {
        match &config.anthropic.api_key {
            Some(key) => Engine::Anthropic(Anthropic::new(
                &config.anthropic,
                key.clone(),
                client.clone(),
            )),
            None => Engine::BuiltIn(BuiltIn),
        }
    }

    /// A model with its parameters, ready to be asked.
    // #[factory]
    pub(crate) fn claude(
        engine: &Engine,
        /* #[arg] */ model: Model,
        /* #[arg] */ params: Params,
    ) -> Claude {
        Claude {
            engine: engine.clone(),
            model,
            params,
        }
    }

    /// Who is calling.
    // #[request]
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, AuthError> {
        auth::bypass(headers)
    }
}

// ---- Below this line: written by hand until `#[container]` writes it. ----

/// The built graph.
#[derive(Clone)]
pub(crate) struct App(std::sync::Arc<Singletons>);

/// What is built once.
pub(crate) struct Singletons {
    pub(crate) engine: Engine,
}

impl App {
    pub(crate) fn build(config: &Config) -> Result<Self, ClientError> {
        let client = Self::client(config)?;
        let engine = Self::engine(config, &client);
        Ok(Self(std::sync::Arc::new(Singletons { engine })))
    }
}

impl std::ops::Deref for App {
    type Target = Singletons;

    fn deref(&self) -> &Singletons {
        &self.0
    }
}
