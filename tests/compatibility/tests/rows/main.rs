//! A module for each library of the compatibility table, a test for each row.

mod aide;
#[cfg(feature = "async-graphql")]
mod async_graphql;
mod async_trait;
mod axum_extra;
mod axum_login;
mod axum_test;
#[cfg(feature = "diesel-async")]
mod diesel_async;
mod mockall;
mod page;
mod rstest;
#[cfg(feature = "sea-orm")]
mod sea_orm;
mod sqlx;
mod tokio;
#[cfg(feature = "tonic")]
mod tonic;
mod tower_http;
mod tower_sessions;
mod tracing;
mod utoipa;
mod utoipa_axum;
