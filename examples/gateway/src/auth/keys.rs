//! The keys that an issuer publishes.

use jsonwebtoken::{
    DecodingKey,
    jwk::{AlgorithmParameters, Jwk, KeyAlgorithm, KeyOperations, PublicKeyUse},
};
use serde::Deserialize;
use serde_json::Value;

/// More keys than an issuer needs, but few enough to try all of them for a token without a key id.
const MOST: usize = 32;

/// The document that an issuer publishes.
#[derive(Deserialize)]
pub(super) struct Document {
    keys: Vec<Value>,
}

/// An issuer's keys that can verify tokens.
#[derive(Debug)]
pub(crate) struct KeySet {
    /// The name of the issuer in its tokens, if it publishes one.
    pub(super) issuer: Option<String>,
    pub(super) keys: Vec<Key>,
    /// The number of unusable keys: for encryption, for another algorithm, or of an unknown type.
    pub(super) ignored: usize,
}

#[derive(Debug)]
pub(crate) struct Key {
    pub(super) id: Option<String>,
    pub(super) decoding: DecodingKey,
}

impl KeySet {
    /// `None` if the document has too many keys.
    pub(super) fn new(issuer: Option<String>, document: Document) -> Option<Self> {
        let all = document.keys.len();
        if all > MOST {
            return None;
        }
        let keys: Vec<_> = document.keys.into_iter().filter_map(Key::read).collect();
        Some(Self {
            issuer,
            ignored: all - keys.len(),
            keys,
        })
    }

    /// The keys that may have signed a token with this key id. A token without a key id may be signed by any key.
    pub(super) fn candidates(&self, id: Option<&str>) -> impl Iterator<Item = &Key> {
        self.keys.iter().filter(move |key| match (&key.id, id) {
            (Some(own), Some(id)) => own == id,
            _ => true,
        })
    }
}

impl Key {
    fn read(value: Value) -> Option<Self> {
        let jwk: Jwk = serde_json::from_value(value).ok()?;
        if !verifies_rs256(&jwk) {
            return None;
        }
        Some(Self {
            decoding: DecodingKey::from_jwk(&jwk).ok()?,
            id: jwk.common.key_id,
        })
    }
}

fn verifies_rs256(jwk: &Jwk) -> bool {
    let common = &jwk.common;
    let purpose = common.public_key_use.as_ref();
    let operations = common.key_operations.as_ref();
    matches!(jwk.algorithm, AlgorithmParameters::RSA(_))
        && purpose.is_none_or(|purpose| *purpose == PublicKeyUse::Signature)
        && operations.is_none_or(|all| all.contains(&KeyOperations::Verify))
        && common
            .key_algorithm
            .is_none_or(|algorithm| algorithm == KeyAlgorithm::RS256)
}
