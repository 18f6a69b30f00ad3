//! An AI gateway between GitLab and Anthropic, and Hardwire's example of a real service.
//!
//! `routes` dispatches a request to `chat`, which validates it with the rules of `pydantic`. `claude` answers it through
//! `anthropic`, or with the `builtin` model if no key is configured. Each part declares its providers in a `#[module]`, and
//! `app` combines the modules into the container.

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
