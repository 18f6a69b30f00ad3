// Imports of the generated modules.

pub(crate) use std::sync::Arc;

pub(crate) use axum::extract::Request;
pub(crate) use axum::handler::Handler;
pub(crate) use axum::http::request::Parts;
pub(crate) use axum::http::{HeaderMap, Method, StatusCode, Uri};
pub(crate) use axum::middleware::{Next, from_fn_with_state};
pub(crate) use axum::response::{IntoResponse, Response};
pub(crate) use hardwire::{Deferred, Outcome, container, inject, module};
pub(crate) use hardwire_model::types::{Absent, Marks, One, Two, one_mark, two_mark};
pub(crate) use hardwire_model::value;
pub(crate) use hardwire_model::world::{
    AppError, AppResult, Deliberate, Extracted, Numbered, OwnError, REPLACED, Refused, Whole,
    World, numbers_of, pause,
};
