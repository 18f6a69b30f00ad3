//! Wiring in an application that exists: groups of handlers, another state than the container, another
//! error than the container's, modules under another name.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod bound_arguments;
mod groups;
mod handler_error;
mod own_rejections;
mod renamed_modules;
mod state;
