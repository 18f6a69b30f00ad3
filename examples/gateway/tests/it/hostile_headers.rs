//! Property tests: requests with arbitrary headers are refused, and nothing panics.

use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{TestCaseError, TestRunner},
};
use reqwest::{
    Client,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::{
    gateway::{Gateway, client, prompt},
    guarded::guarded,
    issuer::Issuer,
    tokens::{Signer, claims, encoded},
};

/// A gateway that accepts the tokens of one signer.
struct Bench {
    signer: Signer,
    _issuer: Issuer,
    gateway: Gateway,
    client: Client,
    runtime: Runtime,
}

impl Bench {
    fn new() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let signer = Signer::first();
        let (issuer, gateway) = runtime.block_on(guarded(&signer));
        Self {
            signer,
            _issuer: issuer,
            gateway,
            client: client(),
            runtime,
        }
    }

    fn assert_refused(&self, headers: HeaderMap) -> Result<(), TestCaseError> {
        let request = self
            .client
            .post(self.gateway.url("/v1/chat/agent"))
            .json(&prompt("Hi"))
            .headers(headers);
        let response = self.runtime.block_on(request.send());
        let status = response.expect("a response").status();
        prop_assert_eq!(status.as_u16(), 401);
        prop_assert!(!self.gateway.log().contains("panicked"));
        Ok(())
    }

    fn assert_all_refused<T: std::fmt::Debug>(
        &self,
        cases: impl Strategy<Value = T>,
        headers: impl Fn(T) -> HeaderMap,
    ) {
        let config = ProptestConfig {
            cases: 400,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        let outcome =
            TestRunner::new(config).run(&cases, |case| self.assert_refused(headers(case)));
        outcome.unwrap_or_else(|error| panic!("{error}"));
    }
}

/// The headers of a request with this token. If a header cannot contain the token, it is left out.
fn bearing(token: &[u8]) -> HeaderMap {
    let value = [b"Bearer ", token].concat();
    let value = HeaderValue::from_bytes(&value).unwrap_or(HeaderValue::from_static("Bearer"));
    let oidc = HeaderValue::from_static("oidc");
    HeaderMap::from_iter([
        (HeaderName::from_static("authorization"), value),
        (
            HeaderName::from_static("x-gitlab-authentication-type"),
            oidc,
        ),
    ])
}

/// A byte that a header can contain.
fn visible() -> impl Strategy<Value = u8> {
    prop_oneof![0x20..0x7f_u8, 0x80..=0xff_u8]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec(("[a-z]{1,4}", inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

#[test]
fn any_token_is_refused() {
    Bench::new().assert_all_refused(vec(visible(), 0..300), |token| bearing(&token));
}

#[test]
fn any_credentials_are_refused() {
    let values = (vec(visible(), 0..60), vec(visible(), 0..20));
    Bench::new().assert_all_refused(values, |(authorization, kind)| {
        let mut headers = bearing(b"");
        for (name, value) in [
            ("authorization", authorization),
            ("x-gitlab-authentication-type", kind),
        ] {
            headers.insert(name, HeaderValue::from_bytes(&value).expect("a value"));
        }
        headers
    });
}

#[test]
fn any_three_parts_are_refused() {
    let parts = (any_json(), any_json(), vec(any::<u8>(), 0..300));
    Bench::new().assert_all_refused(parts, |(header, claims, signature)| {
        let token = format!(
            "{}.{}.{}",
            encoded(header.to_string()),
            encoded(claims.to_string()),
            encoded(signature)
        );
        bearing(token.as_bytes())
    });
}

#[test]
fn any_header_under_a_wrong_signature_is_refused() {
    let names = prop::sample::select(vec![
        "typ", "cty", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "crit", "enc", "zip",
        "url", "nonce", "b64", "more",
    ]);
    let bench = Bench::new();
    bench.assert_all_refused((names, any_json()), |(name, value)| {
        let mut header = json!({ "alg": "RS256", "kid": "first" });
        header[name] = value;
        let token = Signer::second().sign_under(&header, &claims());
        bearing(token.as_bytes())
    });
}

#[test]
fn any_audience_and_expiry_are_refused() {
    let names = prop::sample::select(vec!["aud", "exp"]);
    let values = any_json().prop_filter("no time in the future", |value| {
        value.as_f64().is_none_or(|seconds| seconds < 1e9)
    });
    let bench = Bench::new();
    bench.assert_all_refused((names, values), |(name, value)| {
        let mut claims = claims();
        claims[name] = value;
        bearing(bench.signer.sign(&claims).as_bytes())
    });
}

#[test]
fn any_damage_to_a_valid_token_is_refused() {
    let bench = Bench::new();
    let valid = bench.signer.sign(&claims()).into_bytes();
    let damage = (any::<prop::sample::Index>(), visible(), any::<bool>());
    bench.assert_all_refused(damage, |(at, byte, cut)| {
        let mut token = valid.clone();
        let at = at.index(token.len());
        if cut {
            token.truncate(at);
        } else if token[at] == byte {
            token[at] = b'!';
        } else {
            token[at] = byte;
        }
        bearing(&token)
    });
}
