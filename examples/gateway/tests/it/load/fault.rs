//! What is wrong with a request.

use serde_json::json;

use crate::tokens::{Signer, claims, claims_with};

/// How a request differs from a good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The body breaks the rules.
    Invalid,
    /// The body is no JSON.
    Malformed,
    /// There is no such path.
    UnknownPath,
    /// There are no credentials.
    Anonymous,
    /// The token has another signature.
    Forged,
    /// The token has no scope.
    Forbidden,
    /// It is no HTTP.
    NoHttp,
    /// The client goes away in the middle of the body.
    HalfBody,
    /// The client goes away without reading the answer.
    Unread,
    /// The client goes away when the answer begins.
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
    /// One request in a hundred has one, each in its turn. Each client begins with another, so that short runs have all.
    pub(super) fn of(nth: u64, client: u64) -> Option<Self> {
        let turn = usize::try_from(nth / 100 + client).expect("a number of requests");
        (nth % 100 == 99).then(|| ALL[turn % ALL.len()])
    }

    /// The status that the gateway answers, if the client waits for it.
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

/// The tokens of one caller.
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
        // The signature of another token.
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
