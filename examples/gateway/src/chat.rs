//! The chat: its request, its handler, its answer.

mod agent;
mod answer;
mod body;
mod request;

pub(crate) use agent::route;
