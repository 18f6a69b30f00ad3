//! Invalid tokens, and valid tokens in unusual forms.

use ring::{
    hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};
use serde_json::{Value, json};

use crate::{
    gateway::{Gateway, prompt},
    guarded::{FORBIDDEN, guarded, refused, status_and_body},
    issuer::Issuer,
    tokens::{Signer, claims, claims_with, encoded, now, signed},
};

#[tokio::test]
async fn valid_tokens_have_many_forms() {
    let signer = Signer::first();
    let (issuer, mut gateway) = guarded(&signer).await;
    for changes in [
        json!({ "aud": ["gitlab-ai-gateway"] }),
        json!({ "aud": ["another", "gitlab-ai-gateway"] }),
        json!({ "exp": 4_102_444_800.5 }),
        json!({ "nbf": null, "iat": null, "sub": null, "gitlab_realm": null }),
        json!({ "iss": issuer.url() }),
        json!({ "iss": format!("{}/", issuer.url()) }),
        json!({ "scopes": ["code_suggestions", "duo_chat"] }),
        json!({ "more": { "of": ["anything"] } }),
    ] {
        let token = signer.sign(&claims_with(&changes));
        assert_eq!(gateway.ask_as(&token).await.status(), 200, "{changes}");
    }
    let without_key_id = signer.sign_under(&json!({ "alg": "RS256" }), &claims());
    assert_eq!(gateway.ask_as(&without_key_id).await.status(), 200);
    gateway.assert_sound();
}

#[tokio::test]
async fn invalid_claims_are_refused() {
    let signer = Signer::first();
    let (_issuer, mut gateway) = guarded(&signer).await;
    for changes in [
        json!({ "aud": "another" }),
        json!({ "aud": "gitlab-ai-gateway2" }),
        json!({ "aud": ["another"] }),
        json!({ "aud": [] }),
        json!({ "aud": 5 }),
        json!({ "aud": null }),
        json!({ "iss": "https://gitlab.example" }),
        json!({ "iss": 5 }),
        json!({ "exp": null }),
        json!({ "exp": now() - 1 }),
        json!({ "exp": 0 }),
        json!({ "exp": -1 }),
        json!({ "exp": (now() + 3600).to_string() }),
        json!({ "exp": true }),
        json!({ "nbf": now() + 30 }),
        json!({ "nbf": 1e300 }),
        json!({ "nbf": "0" }),
        json!({ "scopes": "duo_chat" }),
        json!({ "scopes": [5] }),
        json!({ "sub": 5 }),
    ] {
        let response = gateway.ask_as(&signer.sign(&claims_with(&changes))).await;
        assert_eq!(
            status_and_body(response).await,
            refused(FORBIDDEN),
            "{changes}"
        );
    }
    for claims in [json!(null), json!([]), json!("claims"), json!({})] {
        let response = gateway.ask_as(&signer.sign(&claims)).await;
        assert_eq!(
            status_and_body(response).await,
            refused(FORBIDDEN),
            "{claims}"
        );
    }
    gateway.assert_sound();
}

#[tokio::test]
async fn a_duplicate_claim_is_refused() {
    let signer = Signer::first();
    let (_issuer, gateway) = guarded(&signer).await;
    let later = now() + 3600;
    let claims =
        format!(r#"{{"aud":"gitlab-ai-gateway","scopes":["duo_chat"],"exp":1,"exp":{later}}}"#);
    let token = signer.sign_text(&signer.header().to_string(), &claims);
    assert_eq!(
        status_and_body(gateway.ask_as(&token).await).await,
        refused(FORBIDDEN)
    );
}

#[tokio::test]
async fn invalid_headers_are_refused() {
    let signer = Signer::first();
    let (_issuer, mut gateway) = guarded(&signer).await;
    let stranger = Signer::second();
    for changes in [
        json!({ "alg": "none" }),
        json!({ "alg": "None" }),
        json!({ "alg": "" }),
        json!({ "alg": null }),
        json!({ "alg": "HS256" }),
        json!({ "alg": "RS384" }),
        json!({ "alg": "PS256" }),
        json!({ "alg": "ES256" }),
        json!({ "kid": "unknown" }),
        json!({ "kid": 5 }),
        json!({ "crit": ["exp"] }),
        json!({ "crit": [] }),
        json!({ "crit": ["b64"], "b64": true }),
        json!({ "b64": false }),
    ] {
        let mut header = signer.header();
        for (name, value) in changes.as_object().expect("an object") {
            header[name] = value.clone();
        }
        let response = gateway.ask_as(&signer.sign_under(&header, &claims())).await;
        assert_eq!(
            status_and_body(response).await,
            refused(FORBIDDEN),
            "{changes}"
        );
    }
    for (name, value) in [
        ("jwk", stranger.jwk()),
        ("jku", json!("http://127.0.0.1:1/keys")),
        ("x5u", json!("http://127.0.0.1:1/keys")),
    ] {
        let mut header = signer.header();
        header[name] = value;
        let response = gateway
            .ask_as(&stranger.sign_under(&header, &claims()))
            .await;
        assert_eq!(
            status_and_body(response).await,
            refused(FORBIDDEN),
            "{name}"
        );
    }
    gateway.assert_sound();
}

#[tokio::test]
async fn signatures_of_another_kind_are_refused() {
    let signer = Signer::first();
    let (_issuer, mut gateway) = guarded(&signer).await;
    let rs256 = |signature: &[u8]| signed(&header("RS256"), &claims(), |_| signature.to_vec());
    for (name, token) in [
        ("none", signed(&header("none"), &claims(), |_| Vec::new())),
        ("no signature", rs256(b"")),
        ("zeros", rs256(&[0; 256])),
        ("the modulus", rs256(&signer.modulus())),
        ("HMAC with the public key", hs256(&signer.modulus())),
        (
            "HMAC with the published key",
            hs256(signer.jwk().to_string().as_bytes()),
        ),
        ("HMAC with an empty key", hs256(b"")),
        ("ECDSA", es256()),
        (
            "another key",
            Signer::second().called("first").sign(&claims()),
        ),
    ] {
        let response = gateway.ask_as(&token).await;
        assert_eq!(
            status_and_body(response).await,
            refused(FORBIDDEN),
            "{name}"
        );
    }
    gateway.assert_sound();
}

fn header(algorithm: &str) -> Value {
    json!({ "alg": algorithm, "kid": "first", "typ": "JWT" })
}

fn hs256(secret: &[u8]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    signed(&header("HS256"), &claims(), |message| {
        hmac::sign(&key, message).as_ref().to_vec()
    })
}

fn es256() -> String {
    let (algorithm, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let key = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key");
    let key = EcdsaKeyPair::from_pkcs8(algorithm, key.as_ref(), &random).expect("a key");
    signed(&header("ES256"), &claims(), |message| {
        let signature = key.sign(&random, message).expect("a signature");
        signature.as_ref().to_vec()
    })
}

#[tokio::test]
async fn a_token_that_was_changed_is_refused() {
    let signer = Signer::first();
    let (_issuer, mut gateway) = guarded(&signer).await;
    let token = signer.sign(&claims_with(&json!({ "scopes": [] })));
    let [header, _, signature] = token.split('.').collect::<Vec<_>>()[..] else {
        panic!("three parts");
    };
    let better = encoded(claims().to_string());
    let valid = signer.sign(&claims());
    for changed in [
        format!("{header}.{better}.{signature}"),
        format!("{header}..{signature}"),
        format!("{header}.{better}"),
        format!("{valid}.{signature}"),
        format!("{valid}="),
        format!("{valid} {valid}"),
        format!(" {valid}"),
        format!(".{valid}"),
        valid.replace('.', ""),
        valid[..valid.len() - 1].to_owned(),
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        "x".repeat(10_000),
        format!("{valid}{}", "A".repeat(20_000)),
    ] {
        let request = gateway
            .request("POST", "/v1/chat/agent")
            .header("authorization", format!("Bearer {changed}"))
            .header("x-gitlab-authentication-type", "oidc");
        let response = request.json(&prompt("Hi")).send().await;
        let answer = status_and_body(response.expect("a response")).await;
        assert_eq!(answer, refused(FORBIDDEN), "{changed:.60}");
    }
    gateway.assert_sound();
}

#[tokio::test]
async fn a_key_that_is_too_small_or_for_another_purpose_verifies_nothing() {
    let small: Value = serde_json::from_str(include_str!("../data/keys/small.json")).expect("JSON");
    let signer = Signer::first();
    let changed = |name: &str, value: Value| {
        let mut jwk = signer.jwk();
        jwk[name] = value;
        jwk
    };
    let valid = signer.sign(&claims());
    for (jwk, token) in [
        (
            small["jwk"].clone(),
            small["token"].as_str().expect("a token"),
        ),
        (changed("use", json!("enc")), &valid),
        (changed("alg", json!("RS512")), &valid),
        (changed("key_ops", json!(["encrypt"])), &valid),
        (changed("kty", json!("oct")), &valid),
        (changed("n", json!("")), &valid),
        (changed("n", json!("!")), &valid),
        (changed("e", json!("")), &valid),
        (changed("e", json!("AQ")), &valid),
    ] {
        let issuer = Issuer::publishing(&[]).await;
        issuer.publish_raw(&json!({ "keys": [jwk] }).to_string());
        let mut gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
        assert_eq!(
            status_and_body(gateway.ask_as(token).await).await,
            refused(FORBIDDEN),
            "{jwk}"
        );
        gateway.assert_sound();
    }
}

#[tokio::test]
async fn unusable_keys_do_not_hide_the_usable_one() {
    let signer = Signer::first();
    let mut padded = signer.jwk();
    padded["n"] = json!(encoded([&[0], &*signer.modulus()].concat()));
    let others = [
        json!({ "kty": "EC", "crv": "secp256k1", "kid": "first", "x": "AA", "y": "AA" }),
        json!({ "kty": "new", "kid": "first" }),
        json!({ "kty": "RSA", "kid": "first", "use": "sig" }),
        json!({ "kty": "oct", "k": "", "kid": "first" }),
        json!(null),
        json!([]),
        padded,
    ];
    let issuer = Issuer::publishing(&[]).await;
    issuer.publish_raw(&json!({ "keys": others, "more": 1 }).to_string());
    let gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
    assert_eq!(gateway.ask_as(&signer.sign(&claims())).await.status(), 200);
}
