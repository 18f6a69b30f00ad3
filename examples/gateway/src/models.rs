//! The models: who answers, and over which connections.

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
    /// The connections to Anthropic.
    #[singleton]
    fn client(config: &Config) -> Result<Client, ClientError> {
        let anthropic = &config.anthropic;
        outbound::client(anthropic.connect_timeout.0, anthropic.read_timeout.0)
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
}
