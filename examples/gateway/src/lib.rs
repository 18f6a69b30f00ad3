//! An AI gateway between GitLab and Anthropic, and Hardwire's example of a real service.
//!
//! A request comes in through `routes`, is read by `chat` with the rules of `pydantic`, and is answered by
//! `claude`: through `anthropic`, or from the `builtin` model if no key is configured. `app` wires them.

mod access;
mod anthropic;
mod app;
mod auth;
mod builtin;
mod chat;
mod claude;
mod config;
mod error;
mod greeting;
mod logging;
mod monitoring;
mod pydantic;
mod routes;
mod server;
mod start;
mod threads;

pub use start::run;
