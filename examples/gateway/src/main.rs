//! An AI gateway between GitLab and Anthropic, and Hardwire's example of a real service.
//!
//! A request comes in through `routes`, is read by `chat` with the rules of `pydantic`, and is answered by
//! `claude`: through `anthropic`, or from the `builtin` model if no key is configured. Each part declares in a `#[module]`
//! what it provides, and `app` closes the graph.

mod access;
mod anthropic;
mod app;
mod auth;
mod builtin;
mod chat;
mod claude;
mod config;
mod cors;
mod ending;
mod error;
mod greeting;
mod inferences;
mod limit;
mod logging;
mod metrics;
mod models;
mod monitoring;
mod observability;
mod operations;
mod outbound;
mod pydantic;
mod request_id;
mod routes;
mod server;
mod start;
mod threads;
mod wiring;

use std::process::ExitCode;

fn main() -> ExitCode {
    start::run()
}
