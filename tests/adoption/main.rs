//! Adopting dependency injection in existing applications: groups, an existing state, a separate error type, renamed
//! modules.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod bound_arguments;
mod groups;
mod handler_error;
mod own_rejections;
mod renamed_modules;
mod state;
