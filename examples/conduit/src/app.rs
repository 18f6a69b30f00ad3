//! The container.

use chrono::Utc;
use hardwire::container;

use crate::{
    articles::Articles, auth::Auth, clock::Clock, config::Config, database::Database,
    error::ApiError, metrics::Metrics, profiles::Profiles,
};

/// Each topic declares its providers in a module.
#[container(error = ApiError, modules(Database, Auth, Profiles, Articles))]
impl App {
    #[input]
    fn config() -> Config;

    #[singleton]
    fn clock() -> Clock {
        Clock(Utc::now)
    }

    #[singleton]
    fn metrics() -> Metrics {
        Metrics::new()
    }
}
