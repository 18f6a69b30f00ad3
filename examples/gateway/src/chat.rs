//! The chat endpoint.

mod agent;
mod answer;
mod body;
mod request;

use hardwire::module;

pub(crate) use agent::route;

use crate::{
    claude::{Claude, Engine, Model, Params},
    inferences::Inferences,
};

#[module]
impl ChatModule {
    /// A model with its parameters.
    #[factory]
    fn claude(
        engine: &Engine,
        inferences: &Inferences,
        #[arg] model: Model,
        #[arg] params: Params,
    ) -> Claude {
        Claude {
            engine: engine.clone(),
            inferences: inferences.clone(),
            model,
            params,
        }
    }
}
