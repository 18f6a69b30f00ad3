//! Compares this parser with `serde_json`. They must agree wherever both dialects of JSON agree.

use proptest::{collection::vec, prelude::*};
use serde_json::Value;

use super::{Json, read};

fn same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Json::Integer(ours), Value::Number(theirs)) => {
            *ours == theirs.to_string() || ours.parse::<f64>().ok() == theirs.as_f64()
        }
        (Json::Float(ours), Value::Number(theirs)) => Some(*ours) == theirs.as_f64(),
        (Json::Text(ours), Value::String(theirs)) => ours == theirs,
        (Json::List(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .zip(theirs)
                    .all(|(ours, theirs)| same(ours, theirs))
        }
        (Json::Object(ours), Value::Object(theirs)) => theirs.iter().all(|(name, theirs)| {
            let last = ours.iter().rfind(|(found, _)| found == name);
            last.is_some_and(|(_, ours)| same(ours, theirs))
        }),
        _ => false,
    }
}

/// Pieces of JSON in random order. Few of the results are valid JSON.
fn nearly_json() -> impl Strategy<Value = String> {
    let pieces = vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\\",
        "\\u00e9",
        "\\ud83d",
        "\\ude00",
        "\\n",
        "\\x",
        "null",
        "true",
        "false",
        "nul",
        "0",
        "1",
        "-",
        "12.5",
        ".",
        "e5",
        "E-2",
        "+",
        " ",
        "\n",
        "\u{e9}",
        "\u{1f600}",
        "\t",
        "[1,2]",
        "{\"a\":1}",
        "\u{0}",
    ];
    vec(prop::sample::select(pieces), 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_read_the_same(text in nearly_json()) {
        match (read(&text), serde_json::from_str::<Value>(&text)) {
            (Ok(ours), Ok(theirs)) => prop_assert!(same(&ours, &theirs), "{ours:?} {theirs:?}"),
            // Only this parser accepts unpaired surrogates and infinite floats.
            (Ok(_), Err(_)) => prop_assert!(text.contains("\\u") || text.contains(['e', 'E']), "{text}"),
            (Err(ours), Ok(theirs)) => prop_assert!(false, "{ours:?} {theirs:?}"),
            (Err(_), Err(_)) => {}
        }
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        let quoted = Value::from(text.clone()).to_string();
        prop_assert_eq!(read(&quoted), Ok(Json::Text(text)));
    }
}
