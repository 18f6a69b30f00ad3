//! Creates valid and invalid tokens, without the library that the gateway uses.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents},
};
use serde_json::{Value, json};

/// The owner of a private key. The keys are only used in these tests.
pub(crate) struct Signer {
    pair: RsaKeyPair,
    id: &'static str,
}

impl Signer {
    pub(crate) fn first() -> Self {
        Self::new(include_bytes!("../data/keys/first.der"), "first")
    }

    pub(crate) fn second() -> Self {
        Self::new(include_bytes!("../data/keys/second.der"), "second")
    }

    fn new(key: &[u8], id: &'static str) -> Self {
        let pair = RsaKeyPair::from_der(key).expect("a private key");
        Self { pair, id }
    }

    /// The same key with another ID.
    pub(crate) fn called(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// The modulus of the public key.
    pub(crate) fn modulus(&self) -> Vec<u8> {
        RsaPublicKeyComponents::<Vec<u8>>::from(self.pair.public()).n
    }

    /// The public key in the format that an issuer publishes.
    pub(crate) fn jwk(&self) -> Value {
        let public = RsaPublicKeyComponents::<Vec<u8>>::from(self.pair.public());
        json!({
            "kty": "RSA", "kid": self.id, "use": "sig", "alg": "RS256",
            "n": encoded(public.n), "e": encoded(public.e),
        })
    }

    pub(crate) fn header(&self) -> Value {
        json!({ "alg": "RS256", "kid": self.id, "typ": "JWT" })
    }

    /// A token with these claims.
    pub(crate) fn sign(&self, claims: &Value) -> String {
        self.sign_under(&self.header(), claims)
    }

    /// A token with these claims and another header.
    pub(crate) fn sign_under(&self, header: &Value, claims: &Value) -> String {
        self.sign_text(&header.to_string(), &claims.to_string())
    }

    /// A token with arbitrary text as its header and claims.
    pub(crate) fn sign_text(&self, header: &str, claims: &str) -> String {
        signed_text(header, claims, |message| {
            let mut signature = vec![0; self.pair.public().modulus_len()];
            self.pair
                .sign(
                    &RSA_PKCS1_SHA256,
                    &SystemRandom::new(),
                    message,
                    &mut signature,
                )
                .expect("a signature");
            signature
        })
    }
}

/// A token with an arbitrary signature.
pub(crate) fn signed(
    header: &Value,
    claims: &Value,
    sign: impl FnOnce(&[u8]) -> Vec<u8>,
) -> String {
    signed_text(&header.to_string(), &claims.to_string(), sign)
}

fn signed_text(header: &str, claims: &str, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let signature = encoded(sign(message.as_bytes()));
    format!("{message}.{signature}")
}

pub(crate) fn encoded(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time after 1970")
        .as_secs()
}

/// The claims of a caller with the scope `duo_chat`.
pub(crate) fn claims() -> Value {
    json!({
        "sub": "an instance", "aud": "gitlab-ai-gateway", "scopes": ["duo_chat"], "gitlab_realm": "saas",
        "iat": now(), "nbf": now() - 5, "exp": now() + 3600,
    })
}

/// The same with some claims replaced; `null` removes one.
pub(crate) fn claims_with(changes: &Value) -> Value {
    let mut claims = claims();
    for (name, value) in changes.as_object().expect("an object") {
        let all = claims.as_object_mut().expect("an object");
        if value.is_null() {
            all.remove(name);
        } else {
            all.insert(name.clone(), value.clone());
        }
    }
    claims
}
