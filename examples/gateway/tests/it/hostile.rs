//! Property tests: any body is answered, and nothing panics.

use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{TestCaseError, TestRunner},
};
use reqwest::Client;
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;

use crate::gateway::{Gateway, client, prompt};

/// A gateway, and a client with its own runtime.
struct Bench {
    gateway: Gateway,
    client: Client,
    runtime: Runtime,
}

impl Bench {
    fn new() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        Self {
            gateway: Gateway::start(&[]),
            client: client(),
            runtime,
        }
    }

    fn status(&self, body: Vec<u8>) -> u16 {
        let request = self
            .client
            .post(self.gateway.url("/v1/chat/agent"))
            .body(body);
        self.runtime
            .block_on(request.send())
            .expect("a response")
            .status()
            .as_u16()
    }

    fn assert_error(&self, body: Vec<u8>) -> Result<(), TestCaseError> {
        let status = self.status(body);
        prop_assert!(matches!(status, 200 | 400 | 422), "{status}");
        prop_assert!(!self.gateway.log().contains("panicked"));
        Ok(())
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    let names = prop_oneof![
        Just("prompt_components"),
        Just("type"),
        Just("metadata"),
        Just("source"),
        Just("version"),
        Just("payload"),
        Just("content"),
        Just("provider"),
        Just("model"),
        Just("params"),
        Just("stop_sequences"),
        Just("temperature"),
        Just("max_tokens_to_sample"),
        Just("stream"),
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        let members = vec((names.clone().prop_map(str::to_owned), inner.clone()), 0..6);
        prop_oneof![
            vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A valid request with one of its values replaced.
fn nearly_valid() -> impl Strategy<Value = Value> {
    let places = prop::sample::select(vec![
        "",
        "/stream",
        "/prompt_components",
        "/prompt_components/0",
        "/prompt_components/0/type",
        "/prompt_components/0/metadata",
        "/prompt_components/0/payload",
        "/prompt_components/0/payload/content",
        "/prompt_components/0/payload/provider",
        "/prompt_components/0/payload/model",
        "/prompt_components/0/payload/params",
        "/prompt_components/0/payload/params/temperature",
        "/prompt_components/0/payload/params/stop_sequences",
        "/prompt_components/0/payload/params/max_tokens_to_sample",
    ]);
    (places, any_json()).prop_map(|(place, value)| {
        let mut body = prompt("Hi");
        body["stream"] = json!(false);
        body["prompt_components"][0]["payload"]["params"] =
            json!({ "temperature": 0, "stop_sequences": ["x"], "max_tokens_to_sample": 1 });
        *body.pointer_mut(place).expect("a place") = value;
        body
    })
}

/// Sends many such bodies to one gateway, which ends with the test.
fn assert_answered<T: std::fmt::Debug>(
    bodies: impl Strategy<Value = T>,
    to_bytes: impl Fn(T) -> Vec<u8>,
) {
    let bench = Bench::new();
    let config = ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(&bodies, |body| bench.assert_error(to_bytes(body)));
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

fn text(body: &Value) -> Vec<u8> {
    body.to_string().into_bytes()
}

#[test]
fn any_bytes_are_answered() {
    assert_answered(vec(any::<u8>(), 0..200), |body| body);
}

#[test]
fn any_json_is_answered() {
    assert_answered(any_json(), |body| text(&body));
}

#[test]
fn any_value_in_any_place_is_answered() {
    assert_answered(nearly_valid(), |body| text(&body));
}

#[test]
fn any_damage_is_answered() {
    let damage = (any::<prop::sample::Index>(), any::<u8>(), any::<bool>());
    assert_answered(damage, |(at, byte, cut)| {
        let mut body = text(&prompt("\u{e9}\u{1f600}\\\""));
        let at = at.index(body.len());
        if cut {
            body.truncate(at);
        } else {
            body[at] = byte;
        }
        body
    });
}

#[test]
fn bodies_by_hand_are_answered() {
    let bench = Bench::new();
    let deep =
        |open: &str, close: &str| (open.repeat(100_000) + &close.repeat(100_000)).into_bytes();
    for body in [
        deep("[", "]"),
        deep("{\"a\":", "}"),
        "[".repeat(2_000_000).into_bytes(),
        vec![0; 1_000_000],
        vec![0xff; 1_000_000],
        "\u{feff}".repeat(10).into_bytes(),
        format!("\"{}", "\\ud83d".repeat(100_000)).into_bytes(),
        format!("\"{}", "\\".repeat(1_000_001)).into_bytes(),
        format!("1{}", "0".repeat(1_000_000)).into_bytes(),
        format!("1e{}", "9".repeat(1_000_000)).into_bytes(),
        format!("0.{}", "0".repeat(1_000_000)).into_bytes(),
        format!("{{{}\"a\":1}}", "\"a\":1,".repeat(200_000)).into_bytes(),
    ] {
        let status = bench.status(body);
        assert!(matches!(status, 400 | 422), "{status}");
    }
    assert!(
        !bench.gateway.log().contains("panicked"),
        "{}",
        bench.gateway.log()
    );
}
