//! Tests through the router, with SQLite in memory, or with PostgreSQL if `CONDUIT_TEST_POSTGRES` has a URL.

mod articles;
mod clean_up;
mod comments;
mod database;
mod favorites;
mod lists;
mod operations;
#[cfg(feature = "override")]
mod overridden;
mod plain_axum;
mod profiles;
mod service;
mod slow_body;
mod users;

use service::{Answer, Service};
