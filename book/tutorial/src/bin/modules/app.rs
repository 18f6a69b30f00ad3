//! The container.

use std::num::ParseIntError;

use hardwire::container;

use crate::auth::Auth;
use crate::config::Config;
use crate::database::Database;
use crate::error::ApiError;

#[container(error = ApiError, modules(Database, Auth))]
impl App {
    #[singleton]
    fn config() -> Result<Config, ParseIntError> {
        Config::from_env()
    }
}
