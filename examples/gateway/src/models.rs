//! The model, and the HTTP client that it uses.

use hardwire::module;
use reqwest::Client;

use crate::{
    anthropic::Anthropic,
    builtin::BuiltIn,
    claude::Engine,
    config::Config,
    outbound::{self, ClientError},
};

#[module]
impl ModelsModule {
    /// The HTTP client for Anthropic.
    #[singleton]
    fn client(config: &Config) -> Result<Client, ClientError> {
        let anthropic = &config.anthropic;
        outbound::client(anthropic.connect_timeout.0, anthropic.read_timeout.0)
    }

    /// Anthropic if a key is configured, otherwise the built-in model.
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
}
