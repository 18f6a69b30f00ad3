//! Handlers ported from large applications: their parameters, return values and cleanup.

mod authentication_service;
mod package_registry;
mod webhooks;
