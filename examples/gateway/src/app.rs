//! Everything the handlers can ask for.

use axum::http::HeaderMap;
use hardwire::container;
use reqwest::Client;

use crate::{
    anthropic::{self, Anthropic, ClientError},
    auth::{self, AuthError, User},
    builtin::BuiltIn,
    claude::{Claude, Engine, Model, Params},
    config::Config,
};

/// The graph of the gateway.
#[container]
impl App {
    /// Read and checked before anything is built.
    #[input]
    fn config() -> Config;

    /// The connections to Anthropic.
    #[singleton]
    fn client(config: &Config) -> Result<Client, ClientError> {
        anthropic::client(&config.anthropic)
    }

    /// Who answers: Anthropic with a key, the built-in model without.
    #[singleton]
    fn engine(config: &Config, client: &Client) -> Engine {
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
    #[factory]
    fn claude(engine: &Engine, #[arg] model: Model, #[arg] params: Params) -> Claude {
        Claude {
            engine: engine.clone(),
            model,
            params,
        }
    }

    /// Who is calling.
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, AuthError> {
        auth::bypass(headers)
    }
}
