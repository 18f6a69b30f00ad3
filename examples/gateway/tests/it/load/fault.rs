//! Faulty requests.

use serde_json::json;

use crate::tokens::{Signer, claims, claims_with};

/// The fault of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The body is JSON, but not valid.
    Invalid,
    /// The body is not JSON.
    Malformed,
    /// The path does not exist.
    UnknownPath,
    /// There are no credentials.
    Anonymous,
    /// The signature of the token is wrong.
    Forged,
    /// The token does not have the scope.
    Forbidden,
    /// The bytes are not HTTP.
    NoHttp,
    /// The client disconnects in the middle of the body.
    HalfBody,
    /// The client disconnects without reading the response.
    Unread,
    /// The client disconnects when the response starts.
    Left,
}

const ALL: [Fault; 10] = [
    Fault::Invalid,
    Fault::Malformed,
    Fault::UnknownPath,
    Fault::Anonymous,
    Fault::Forged,
    Fault::Forbidden,
    Fault::NoHttp,
    Fault::HalfBody,
    Fault::Unread,
    Fault::Left,
];

impl Fault {
    /// Every hundredth request is faulty. Clients start with different faults, so that short runs cover all of them.
    pub(super) fn of(nth: u64, client: u64) -> Option<Self> {
        let turn = usize::try_from(nth / 100 + client).expect("a number of requests");
        (nth % 100 == 99).then(|| ALL[turn % ALL.len()])
    }

    /// The expected status, unless the client disconnects.
    pub(super) fn status(fault: Option<Self>) -> Option<u16> {
        match fault {
            None => Some(200),
            Some(Self::Invalid | Self::Malformed) => Some(422),
            Some(Self::UnknownPath) => Some(404),
            Some(Self::Anonymous | Self::Forged) => Some(401),
            Some(Self::Forbidden) => Some(403),
            Some(Self::NoHttp) => Some(400),
            Some(Self::HalfBody | Self::Unread | Self::Left) => None,
        }
    }
}

/// The tokens of a client.
pub(super) struct Tokens {
    good: String,
    forged: String,
    without_scope: String,
}

impl Tokens {
    pub(super) fn new(signer: &Signer, number: u64) -> Self {
        let subject = json!({ "sub": format!("instance {number}") });
        let good = signer.sign(&claims_with(&subject));
        let scopeless = json!({ "sub": format!("instance {number}"), "scopes": [] });
        // The signature belongs to another token.
        let other = signer.sign(&claims());
        let (said, _) = good.rsplit_once('.').expect("a token");
        let (_, signature) = other.rsplit_once('.').expect("a token");
        Self {
            forged: format!("{said}.{signature}"),
            without_scope: signer.sign(&claims_with(&scopeless)),
            good,
        }
    }

    pub(super) fn of(&self, fault: Option<Fault>) -> Option<&str> {
        match fault {
            Some(Fault::Anonymous) => None,
            Some(Fault::Forged) => Some(&self.forged),
            Some(Fault::Forbidden) => Some(&self.without_scope),
            _ => Some(&self.good),
        }
    }
}
