//! What the service shows of itself while it runs.

use hardwire::module;

use crate::{config::Config, threads::Threads};

#[module]
impl ObservabilityModule {
    /// The threads of this process, watched if the configuration says so.
    #[singleton]
    fn threads(config: &Config) -> Threads {
        let instrumentator = &config.instrumentator;
        Threads {
            interval: instrumentator
                .thread_monitoring_enabled
                .then_some(instrumentator.thread_monitoring_interval),
        }
    }
}
