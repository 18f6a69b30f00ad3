use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header::AUTHORIZATION};
use serde_json::{Value, json};

use super::Gate;
use crate::auth::{
    AuthError, User,
    error::Refusal,
    issuers::Issuers,
    testing::{
        Publishes, Scripted, Stopped,
        tokens::{Signer, claims_with},
    },
};

const EXPIRY: u64 = 1_000_000_000;

fn gate(sources: impl IntoIterator<Item = Scripted>) -> Gate<Scripted> {
    Gate::oidc(Issuers::start(sources))
}

fn headers(token: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let value: HeaderValue = format!("Bearer {token}").parse().expect("a value");
    headers.insert(AUTHORIZATION, value);
    let oidc = HeaderValue::from_static("oidc");
    headers.insert("x-gitlab-authentication-type", oidc);
    headers
}

async fn admitted_at(now: Duration, changes: &Value) -> Result<User, AuthError> {
    let signer = Signer::first();
    let gate = gate([Scripted::publishing(vec![signer.jwk()])]);
    let token = signer.sign(&claims_with(changes));
    gate.admit(&headers(&token), &Stopped(now)).await
}

#[tokio::test]
async fn a_token_expires_in_the_second_that_it_names() {
    let moment = Duration::from_millis(1);
    for (now, expected) in [
        (Duration::from_millis(EXPIRY * 1000 - 1), Ok(())),
        (
            Duration::from_secs(EXPIRY),
            Err(AuthError::Refused(Refusal::Expired)),
        ),
        (
            Duration::from_secs(EXPIRY) + moment,
            Err(AuthError::Refused(Refusal::Expired)),
        ),
        (Duration::MAX, Err(AuthError::Refused(Refusal::Expired))),
    ] {
        let admitted = admitted_at(now, &json!({ "exp": EXPIRY, "nbf": 0 })).await;
        assert_eq!(admitted.map(drop), expected, "{now:?}");
    }
}

#[tokio::test]
async fn a_token_is_valid_from_the_second_that_it_names() {
    let begin = Duration::from_secs(EXPIRY - 100);
    let before = Duration::from_millis((EXPIRY - 100) * 1000 - 1);
    for (now, expected) in [
        (before, Err(AuthError::Refused(Refusal::Immature))),
        (begin, Ok(())),
        (Duration::ZERO, Err(AuthError::Refused(Refusal::Immature))),
    ] {
        let changes = json!({ "exp": EXPIRY, "nbf": EXPIRY - 100 });
        assert_eq!(
            admitted_at(now, &changes).await.map(drop),
            expected,
            "{now:?}"
        );
    }
}

#[tokio::test]
async fn callers_are_distinguished_by_issuer_and_subject() {
    let mut ids = Vec::new();
    for changes in [
        json!({ "iss": "a", "sub": "1" }),
        json!({ "iss": "a", "sub": "2" }),
        json!({ "iss": "b", "sub": "1" }),
    ] {
        let user = admitted_at(
            Duration::from_secs(EXPIRY),
            &json!({ "nbf": 0, "exp": 2 * EXPIRY, "iss": changes["iss"], "sub": changes["sub"] }),
        )
        .await;
        ids.push(user.expect("a caller").id().map(str::to_owned));
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3, "{ids:?}");
}

#[tokio::test]
async fn a_caller_without_a_name_has_no_id() {
    let changes = json!({ "sub": null, "nbf": 0 });
    let user = admitted_at(Duration::from_secs(EXPIRY), &changes).await;
    assert_eq!(user.expect("a caller").id(), None);
}

#[tokio::test]
async fn an_issuer_that_hangs_does_not_delay_the_tokens_of_another() {
    let signer = Signer::first();
    let hanging = Scripted::publishing(Vec::new()).held();
    let gate = gate([hanging, Scripted::publishing(vec![signer.jwk()])]);
    let token = signer.sign(&claims_with(&json!({ "exp": EXPIRY, "nbf": 0 })));
    let admitted = gate
        .admit(&headers(&token), &Stopped(Duration::from_secs(1)))
        .await;
    assert!(admitted.is_ok());
}

#[tokio::test]
async fn a_wrong_signature_does_not_make_an_issuer_fetch_its_keys() {
    let (signer, stranger) = (Signer::first().called("1"), Signer::second().called("1"));
    let source = Scripted::publishing(vec![signer.jwk()]);
    let gate = gate([source.clone()]);
    let token = stranger.sign(&claims_with(&json!({})));
    for _ in 0..5 {
        let clock = Stopped(Duration::from_secs(EXPIRY));
        let admitted = gate.admit(&headers(&token), &clock).await;
        assert_eq!(
            admitted.map(drop),
            Err(AuthError::Refused(Refusal::Signature))
        );
    }
    assert_eq!(source.fetches(), 1);
}

#[tokio::test]
async fn a_token_without_a_key_id_finds_a_new_key() {
    let (signer, successor) = (Signer::first(), Signer::second());
    let source = Scripted::publishing(vec![signer.jwk()]);
    let gate = gate([source.clone()]);
    let clock = Stopped(Duration::from_secs(1));
    let claims = claims_with(&json!({ "exp": EXPIRY, "nbf": 0 }));
    for (signer, fetches) in [(&signer, 1), (&successor, 2)] {
        source.set(Publishes::Keys(vec![signer.jwk()]));
        let token = signer.sign_under(&json!({ "alg": "RS256" }), &claims);
        assert!(gate.admit(&headers(&token), &clock).await.is_ok());
        assert_eq!(source.fetches(), fetches);
    }
}
