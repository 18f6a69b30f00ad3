//! Reads and verifies a token.

use std::time::Duration;

use jsonwebtoken::{
    Algorithm, TokenData, Validation, decode, decode_header,
    errors::{Error, ErrorKind},
};
use serde::Deserialize;

use super::{error::Refusal, keys::KeySet};

const AUDIENCE: &str = "gitlab-ai-gateway";
/// Several times the size of GitLab's tokens.
const LONGEST: usize = 16 * 1024;

/// A token before its signature is verified.
pub(super) struct Token<'a> {
    text: &'a str,
    key_id: Option<String>,
}

/// The claims of a token.
#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    /// In seconds since 1970, possibly with a fraction.
    exp: f64,
    nbf: Option<f64>,
    iss: Option<String>,
    sub: Option<String>,
    pub(super) scopes: Option<Vec<String>>,
    pub(super) gitlab_realm: Option<String>,
}

impl<'a> Token<'a> {
    pub(super) fn read(text: &'a str) -> Result<Self, Refusal> {
        if text.len() > LONGEST {
            return Err(Refusal::Malformed);
        }
        let header = decode_header(text).map_err(|_| Refusal::Malformed)?;
        if header.alg != Algorithm::RS256 {
            return Err(Refusal::Algorithm);
        }
        if header.crit.is_some() {
            return Err(Refusal::Critical);
        }
        Ok(Self {
            text,
            key_id: header.kid,
        })
    }

    /// Returns the claims if one of these keys signed them for this service. Does not check the token's validity period.
    pub(super) fn verify(&self, set: &KeySet) -> Result<Claims, Refusal> {
        let mut refusal = Refusal::UnknownKey;
        for key in set.candidates(self.key_id.as_deref()) {
            match decode(self.text, &key.decoding, &validation()) {
                Ok(TokenData { claims, .. }) => return from_issuer(claims, set),
                Err(error) if *error.kind() != ErrorKind::InvalidSignature => {
                    return Err(refusal_of(&error));
                }
                // If the key or the token has no key id, another key set may contain the right key.
                Err(_) if key.id.is_none() || self.key_id.is_none() => {}
                Err(_) => refusal = Refusal::Signature,
            }
        }
        Err(refusal)
    }
}

/// The validity period is checked by [`Claims::check_times`] instead: the library cannot use an injected clock, and it
/// accepts a token in the second in which it expires.
fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_required_spec_claims(&["exp", "aud"]);
    validation.set_audience(&[AUDIENCE]);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.leeway = 0;
    validation
}

fn refusal_of(error: &Error) -> Refusal {
    match error.kind() {
        ErrorKind::InvalidAudience => Refusal::Audience,
        ErrorKind::Json(_)
        | ErrorKind::MissingRequiredClaim(_)
        | ErrorKind::InvalidClaimFormat(_) => Refusal::Claims,
        _ => Refusal::Malformed,
    }
}

/// The issuer in a token must be the issuer whose key signed it, if both names are known.
fn from_issuer(claims: Claims, set: &KeySet) -> Result<Claims, Refusal> {
    let named = |name: &String| name.trim_end_matches('/').to_owned();
    match (
        claims.iss.as_ref().map(named),
        set.issuer.as_ref().map(named),
    ) {
        (Some(named), Some(publishing)) if named != publishing => Err(Refusal::Issuer),
        _ => Ok(claims),
    }
}

impl Claims {
    /// The subject together with its issuer, because two issuers may use the same subject for two users.
    pub(super) fn id(&self) -> Option<String> {
        let issuer = self.iss.as_deref().unwrap_or_default();
        self.sub
            .as_ref()
            .map(|subject| format!("{issuer}#{subject}"))
    }

    /// There is no leeway. A token is already expired in the second of its expiry.
    pub(super) fn check_times(&self, now: Duration) -> Result<(), Refusal> {
        let now = now.as_secs_f64();
        if self.exp <= now {
            return Err(Refusal::Expired);
        }
        if self.nbf.is_some_and(|not_before| not_before > now) {
            return Err(Refusal::Immature);
        }
        Ok(())
    }
}
