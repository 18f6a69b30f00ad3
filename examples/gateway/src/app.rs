//! Everything the handlers can ask for.

use hardwire::container;

use crate::{
    auth::AuthModule, chat::ChatModule, config::Config, models::ModelsModule,
    observability::ObservabilityModule,
};

/// The graph of the gateway, closed: each part of the service declares what it provides.
#[container(modules(ObservabilityModule, AuthModule, ModelsModule, ChatModule))]
impl App {
    /// Read and checked before anything is built.
    #[input]
    fn config() -> Config;
}
