//! Validation errors are reported as pydantic reports them.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::gateway::{Gateway, detail, prompt, with_params};

/// A body, and the response of `FastAPI` 0.108 with pydantic 2.5.
#[derive(Deserialize)]
struct Recorded {
    case: String,
    body: String,
    content_type: Option<String>,
    status: u16,
    detail: Option<Value>,
}

#[tokio::test]
async fn bodies_get_the_answers_of_pydantic() {
    let mut gateway = Gateway::start(&[]);
    for line in include_str!("../data/pydantic.jsonl").lines() {
        let recorded: Recorded = serde_json::from_str(line).expect("a recorded answer");
        let response = gateway
            .ask_raw(recorded.body, recorded.content_type.as_deref())
            .await;
        assert_eq!(
            response.status().as_u16(),
            recorded.status,
            "{}",
            recorded.case
        );
        if let Some(expected) = recorded.detail {
            assert_eq!(detail(response).await.1, expected, "{}", recorded.case);
        }
    }
    gateway.assert_sound();
}

#[tokio::test]
async fn a_null_model_is_invalid() {
    let gateway = Gateway::start(&[]);
    let mut body = prompt("Hi");
    body["prompt_components"][0]["payload"]["model"] = Value::Null;
    let (status, faults) = detail(gateway.ask(&body).await).await;
    assert_eq!((status, &faults[0]["type"]), (422, &json!("enum")));
}

#[tokio::test]
async fn characters_are_counted_not_bytes() {
    let gateway = Gateway::start(&[]);
    let mut body = prompt("Hi");
    for (text, status) in [("é", 200), ("\u{1f600}", 200), ("e\u{301}", 422)] {
        body["prompt_components"][0]["type"] = json!(text.repeat(100));
        assert_eq!(gateway.ask(&body).await.status().as_u16(), status, "{text}");
    }
    let content = "\u{1f600}".repeat(400_000);
    assert_eq!(gateway.ask(&prompt(&content)).await.status().as_u16(), 200);
}

#[tokio::test]
async fn an_integer_beyond_pythons_digits_is_unreadable() {
    let gateway = Gateway::start(&[]);
    for (digits, expected) in [(4300, 422), (4301, 400)] {
        let body = with_params(&json!({ "max_tokens_to_sample": "DIGITS" })).to_string();
        let body = body.replace("\"DIGITS\"", &"1".repeat(digits));
        let (status, _) = detail(gateway.ask_raw(body, None).await).await;
        assert_eq!(status, expected, "{digits} digits");
    }
}

#[tokio::test]
async fn digits_in_a_string_have_the_same_limit() {
    let gateway = Gateway::start(&[]);
    let body = with_params(&json!({ "max_tokens_to_sample": "1".repeat(5000) }));
    let (status, faults) = detail(gateway.ask(&body).await).await;
    assert_eq!(
        (status, &faults[0]["type"]),
        (422, &json!("int_parsing_size"))
    );
}

#[tokio::test]
async fn an_integer_beyond_all_floats_is_invalid() {
    let gateway = Gateway::start(&[]);
    let body = with_params(&json!({ "temperature": "DIGITS" })).to_string();
    let body = body.replace("\"DIGITS\"", &format!("1{}", "0".repeat(400)));
    let (status, faults) = detail(gateway.ask_raw(body, None).await).await;
    assert_eq!((status, &faults[0]["type"]), (422, &json!("float_type")));
}

#[tokio::test]
async fn a_text_that_is_not_unicode_is_unreadable() {
    let gateway = Gateway::start(&[]);
    for body in [b"\xff".as_slice(), b"{\"a\":\"\xc3"] {
        let (status, told) = detail(gateway.ask_raw(body, None).await).await;
        assert_eq!(
            (status, told),
            (400, json!("There was an error parsing the body"))
        );
    }
}

#[tokio::test]
async fn no_fault_repeats_the_input() {
    let gateway = Gateway::start(&[]);
    let mut body = prompt("a secret");
    body["prompt_components"][0]["payload"]["model"] = json!("another secret");
    let answer = gateway.ask(&body).await.text().await.expect("a body");
    assert!(!answer.contains("secret"), "{answer}");
}
