//! The identity that the rate limit applies to.

use std::net::SocketAddr;

use axum::{extract::ConnectInfo, http::Extensions};

use super::User;

/// A caller with a rate limit of their own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Caller(String);

impl Caller {
    /// Identifies callers by their token, or by their address if it has no subject or authentication is bypassed.
    pub(super) fn of(user: &User, extensions: &Extensions) -> Self {
        Self(match user.id() {
            Some(id) => format!("token:{id}"),
            None => address(extensions),
        })
    }

    #[cfg(test)]
    pub(crate) fn called(name: &str) -> Self {
        Self(name.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The port is left out, because it changes with each connection.
fn address(extensions: &Extensions) -> String {
    extensions.get::<ConnectInfo<SocketAddr>>().map_or_else(
        || "unknown".to_owned(),
        |ConnectInfo(peer)| format!("address:{}", peer.ip()),
    )
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::{extract::ConnectInfo, http::Extensions};

    use super::{Caller, User};

    fn from(peer: [u8; 4], port: u16) -> Caller {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from((peer, port))));
        Caller::of(&User::anyone(), &extensions)
    }

    #[test]
    fn connections_from_one_address_are_one_caller_where_there_are_no_tokens() {
        assert_eq!(from([10, 0, 0, 1], 1), from([10, 0, 0, 1], 2));
        assert_ne!(from([10, 0, 0, 1], 1), from([10, 0, 0, 2], 1));
    }
}
