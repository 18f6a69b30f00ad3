//! A small service, wired in each of the ways that are compared.
//!
//! It has seven objects. A configuration and a connection pool are singletons. A session, a user, a transaction, a
//! repository and a service are built for each request. The session and the user are each needed twice, and built once.

pub mod by_hand;
pub mod cached;
pub mod domain;
pub mod froodi;
pub mod nject;
pub mod shaku;
pub mod wired;
