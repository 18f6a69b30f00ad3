//! Who is let in, and what the others are told.

use std::time::Duration;

use reqwest::{RequestBuilder, Response};
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::{
    gateway::{Gateway, prompt},
    issuer::Issuer,
    tokens::{Signer, claims, claims_with, encoded, now, signed},
};

const FORBIDDEN: &str = "Forbidden by auth provider";
const NO_HEADER: &str = "No authorization header presented";

async fn guarded(signer: &Signer) -> (Issuer, Gateway) {
    let issuer = Issuer::publishing(&[signer]).await;
    let gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
    (issuer, gateway)
}

async fn told(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    (status, response.json().await.expect("a JSON body"))
}

fn refused(text: &str) -> (u16, Value) {
    (401, json!({ "error": text }))
}

fn with_credentials(request: RequestBuilder, token: &str) -> RequestBuilder {
    request
        .bearer_auth(token)
        .header("x-gitlab-authentication-type", "oidc")
}

#[tokio::test]
async fn tokens_of_both_issuers_are_accepted() {
    let (first, second) = (Signer::first(), Signer::second());
    let one = Issuer::publishing(&[&first]).await;
    let other = Issuer::publishing(&[&second]).await;
    let gateway = Gateway::trusting([one.url(), other.url()], &[]);
    for signer in [first, second] {
        assert_eq!(gateway.ask_as(&signer.sign(&claims())).await.status(), 200);
    }
    assert_eq!((one.fetches(), other.fetches()), (1, 1));
}

#[tokio::test]
async fn two_issuers_may_use_one_key_id() {
    let (first, second) = (Signer::first().called("1"), Signer::second().called("1"));
    let one = Issuer::publishing(&[&first]).await;
    let other = Issuer::publishing(&[&second]).await;
    let gateway = Gateway::trusting([one.url(), other.url()], &[]);
    for signer in [first, second] {
        assert_eq!(gateway.ask_as(&signer.sign(&claims())).await.status(), 200);
    }
}

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
async fn claims_that_are_not_right_are_refused() {
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
        assert_eq!(told(response).await, refused(FORBIDDEN), "{changes}");
    }
    for claims in [json!(null), json!([]), json!("claims"), json!({})] {
        let response = gateway.ask_as(&signer.sign(&claims)).await;
        assert_eq!(told(response).await, refused(FORBIDDEN), "{claims}");
    }
    gateway.assert_sound();
}

#[tokio::test]
async fn a_claim_that_comes_twice_is_refused() {
    let signer = Signer::first();
    let (_issuer, gateway) = guarded(&signer).await;
    let later = now() + 3600;
    let claims =
        format!(r#"{{"aud":"gitlab-ai-gateway","scopes":["duo_chat"],"exp":1,"exp":{later}}}"#);
    let token = signer.sign_text(&signer.header().to_string(), &claims);
    assert_eq!(told(gateway.ask_as(&token).await).await, refused(FORBIDDEN));
}

#[tokio::test]
async fn headers_that_are_not_right_are_refused() {
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
        assert_eq!(told(response).await, refused(FORBIDDEN), "{changes}");
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
        assert_eq!(told(response).await, refused(FORBIDDEN), "{name}");
    }
    gateway.assert_sound();
}

#[tokio::test]
async fn signatures_of_another_kind_are_refused() {
    let signer = Signer::first();
    let (_issuer, mut gateway) = guarded(&signer).await;
    let with = |algorithm| json!({ "alg": algorithm, "kid": "first", "typ": "JWT" });
    let hmac_with = |secret: &[u8]| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
        signed(&with("HS256"), &claims(), |message| {
            hmac::sign(&key, message).as_ref().to_vec()
        })
    };
    let random = SystemRandom::new();
    let elliptic =
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
    let elliptic =
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, elliptic.as_ref(), &random)
            .expect("a key");
    for (name, token) in [
        ("none", signed(&with("none"), &claims(), |_| Vec::new())),
        (
            "no signature",
            signed(&with("RS256"), &claims(), |_| Vec::new()),
        ),
        ("zeros", signed(&with("RS256"), &claims(), |_| vec![0; 256])),
        (
            "the modulus",
            signed(&with("RS256"), &claims(), |_| signer.modulus()),
        ),
        ("HMAC with the public key", hmac_with(&signer.modulus())),
        (
            "HMAC with the published key",
            hmac_with(signer.jwk().to_string().as_bytes()),
        ),
        ("HMAC with an empty key", hmac_with(b"")),
        (
            "ECDSA",
            signed(&with("ES256"), &claims(), |message| {
                elliptic
                    .sign(&random, message)
                    .expect("a signature")
                    .as_ref()
                    .to_vec()
            }),
        ),
        (
            "another key",
            Signer::second().called("first").sign(&claims()),
        ),
    ] {
        assert_eq!(
            told(gateway.ask_as(&token).await).await,
            refused(FORBIDDEN),
            "{name}"
        );
    }
    gateway.assert_sound();
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
        let told = told(response.expect("a response")).await;
        assert_eq!(told, refused(FORBIDDEN), "{changed:.60}");
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
            told(gateway.ask_as(token).await).await,
            refused(FORBIDDEN),
            "{jwk}"
        );
        gateway.assert_sound();
    }
}

#[tokio::test]
async fn keys_of_another_kind_do_not_hide_the_right_one() {
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

#[tokio::test]
async fn the_faults_are_told_in_their_order_on_every_path() {
    let signer = Signer::first();
    let (_issuer, mut gateway) = guarded(&signer).await;
    let token = format!("Bearer {}", signer.sign(&claims_with(&json!({ "exp": 1 }))));
    let headers = [
        (vec![], NO_HEADER),
        (vec![("x-gitlab-authentication-type", "oidc")], NO_HEADER),
        (
            vec![("authorization", "Basic abc")],
            "Invalid authorization header",
        ),
        (vec![("authorization", "")], "Invalid authorization header"),
        (
            vec![("authorization", &*token)],
            "Invalid authentication token type - only OIDC is supported",
        ),
        (
            vec![
                ("authorization", &*token),
                ("x-gitlab-authentication-type", "foo"),
            ],
            "Invalid authentication token type - only OIDC is supported",
        ),
        (
            vec![
                ("authorization", &*token),
                ("x-gitlab-authentication-type", "oidc"),
            ],
            FORBIDDEN,
        ),
    ];
    for (method, path) in [
        ("POST", "/v1/chat/agent"),
        ("POST", "/ai/v1/chat/agent"),
        ("GET", "/v1/chat/agent"),
        ("POST", "/v1/chat/agent/"),
        ("POST", "/v1/nope"),
        ("GET", "/"),
        ("GET", "/metrics"),
        ("GET", "/wiring"),
        ("GET", "/monitoring/healthz/"),
        ("POST", "/ai/ai/v1/chat/agent"),
    ] {
        for (headers, text) in &headers {
            let request = gateway.request(method, path).json(&prompt("Hi"));
            let request = headers.iter().fold(request, |request, (name, value)| {
                request.header(*name, *value)
            });
            let response = request.send().await.expect("a response");
            assert_eq!(response.headers()["content-type"], "application/json");
            assert_eq!(told(response).await, refused(text), "{method} {path}");
        }
    }
    gateway.assert_sound();
}

#[tokio::test]
async fn what_there_is_is_told_to_those_who_are_let_in() {
    let signer = Signer::first();
    let (_issuer, gateway) = guarded(&signer).await;
    let token = signer.sign(&claims_with(&json!({ "scopes": [] })));
    for (method, path, status) in [
        ("POST", "/v1/chat/agent", 403),
        ("GET", "/v1/chat/agent", 405),
        ("POST", "/v1/chat/agent/", 307),
        ("POST", "/v1/nope", 404),
    ] {
        let request = with_credentials(gateway.request(method, path), &token);
        let response = request.send().await.expect("a response");
        assert_eq!(response.status(), status, "{method} {path}");
    }
}

#[tokio::test]
async fn health_needs_no_credentials() {
    let signer = Signer::first();
    let (_issuer, gateway) = guarded(&signer).await;
    for path in ["/monitoring/healthz", "/ai/monitoring/healthz"] {
        let response = gateway.request("GET", path).send().await;
        assert_eq!(told(response.expect("a response")).await, (200, json!({})));
        let response = gateway.request("POST", path).send().await;
        assert_eq!(response.expect("a response").status(), 405);
    }
}

#[tokio::test]
async fn the_body_of_a_caller_who_is_refused_is_not_waited_for() {
    let signer = Signer::first();
    let (_issuer, gateway) = guarded(&signer).await;
    let without_scope = signer.sign(&claims_with(&json!({ "scopes": null })));
    for (credentials, status) in [
        (String::new(), 401),
        (
            format!(
                "authorization: Bearer {without_scope}\r\nx-gitlab-authentication-type: oidc\r\n"
            ),
            403,
        ),
    ] {
        let head = format!(
            "POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\n{credentials}content-length: 100\r\n\r\n"
        );
        let mut socket = TcpStream::connect(&gateway.address)
            .await
            .expect("a connection");
        socket
            .write_all(head.as_bytes())
            .await
            .expect("an open socket");
        let mut answer = [0; 12];
        let read = timeout(Duration::from_secs(5), socket.read_exact(&mut answer)).await;
        read.expect("an answer without a body").expect("an answer");
        assert_eq!(answer, *format!("HTTP/1.1 {status}").as_bytes());
    }
}

#[tokio::test]
async fn an_issuer_turns_authentication_on() {
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    let unused = ("AIGW_CUSTOMER_PORTAL_URL", issuer.url());
    let gateway = Gateway::start(&[("AIGW_GITLAB_URL", issuer.url()), unused]);
    let response = gateway.ask(&prompt("Hi")).await;
    assert_eq!(told(response).await, refused(NO_HEADER));
    assert!(
        gateway.greeting.contains("Bearer $TOKEN"),
        "{}",
        gateway.greeting
    );
    assert!(
        !gateway.log().contains("everyone is let in"),
        "{}",
        gateway.log()
    );
}

#[tokio::test]
async fn a_bypass_asks_no_issuer() {
    let issuer = Issuer::publishing(&[]).await;
    let gateway = Gateway::start(&[
        ("AIGW_AUTH__BYPASS_EXTERNAL", "true"),
        ("AIGW_GITLAB_URL", issuer.url()),
        ("AIGW_CUSTOMER_PORTAL_URL", issuer.url()),
    ]);
    assert_eq!(gateway.ask_as("garbage").await.status(), 200);
    gateway.logged("everyone is let in").await;
    assert!(issuer.sent().is_empty());
}

#[tokio::test]
async fn a_token_is_shown_to_no_one() {
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    let more = [("AIGW_LOGGING__LEVEL", "notset")];
    let gateway = Gateway::trusting([issuer.url(), issuer.url()], &more);
    let mut answers = String::new();
    let mut secrets = Vec::new();
    for token in [
        signer.sign(&claims()),
        signer.sign(&claims_with(&json!({ "exp": 1 }))),
        signer.sign(&claims_with(&json!({ "scopes": [] }))),
        Signer::second().sign(&claims()),
        "a-secret-that-is-no-token".to_owned(),
    ] {
        for path in ["/v1/chat/agent", "/v1/chat/agent/", "/v1/nope"] {
            let request = with_credentials(gateway.request("POST", path), &token);
            let response = request
                .json(&prompt("Hi"))
                .send()
                .await
                .expect("a response");
            answers += &format!("{:?}", response.headers());
            answers += &response.text().await.expect("a body");
        }
        secrets.extend(token.split('.').map(str::to_owned));
    }
    let told = answers + &gateway.log() + &format!("{:?}", issuer.sent());
    for secret in secrets.iter().filter(|secret| secret.len() > 8) {
        let is_header = *secret == encoded(signer.header().to_string());
        assert!(
            is_header || !told.contains(secret.as_str()),
            "{secret} in {told}"
        );
    }
}
