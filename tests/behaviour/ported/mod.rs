//! Shapes of handlers in large applications, written anew: what they take, what they return, who ends what.

mod authentication_service;
mod package_registry;
mod webhooks;
