//! One small service, wired in each of the ways that are compared.
//!
//! Seven objects: a configuration and a pool of connections that live as long as the service; a
//! session, a user, a transaction, a repository and a service made for each request. Session and
//! user are each needed in two places, and built once.

pub mod by_hand;
pub mod cached;
pub mod domain;
pub mod froodi;
pub mod nject;
pub mod shaku;
pub mod wired;
