//! The faults of a value, with their locations.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Value, json};

/// One step from the body to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Step {
    Field(&'static str),
    Index(usize),
}

/// A fault and its location.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    kind: Kind,
    /// Innermost step first.
    path: Vec<Step>,
}

impl Serialize for Fault {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.kind.name())?;
        map.serialize_entry("loc", &self.path.iter().rev().collect::<Vec<_>>())?;
        map.serialize_entry("msg", &self.kind.to_string())?;
        if let Some(context) = self.kind.context() {
            map.serialize_entry("ctx", &context)?;
        }
        map.end()
    }
}

/// All faults of a value, in the order of its fields.
#[derive(Debug, Default, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// The same faults, with an outer step added to their paths.
    pub(crate) fn within(mut self, step: Step) -> Self {
        for fault in &mut self.0 {
            fault.path.push(step);
        }
        self
    }

    /// The same faults, located at a character of a text.
    pub(crate) fn at_character(self, at: usize) -> Self {
        self.within(Step::Index(at))
    }

    pub(crate) fn within_body(self) -> Self {
        self.within(Step::Field("body"))
    }
}

impl From<Kind> for Faults {
    fn from(kind: Kind) -> Self {
        Self(vec![Fault {
            kind,
            path: Vec::new(),
        }])
    }
}

/// The kinds of fault, each with its message.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(crate) enum Kind {
    #[error("Field required")]
    Missing,
    #[error("JSON decode error")]
    JsonInvalid { error: &'static str },
    #[error("Input should be a valid dictionary or object to extract fields from")]
    ModelAttributesType,
    #[error("Input should be a valid list")]
    ListType,
    #[error("List should have at least {} after validation, not {found}", items(*least))]
    TooShort { least: usize, found: usize },
    #[error("List should have at most {} after validation, not {found}", items(*most))]
    TooLong { most: usize, found: usize },
    #[error("Input should be a valid string")]
    StringType,
    #[error("Input should be a valid string, unable to parse raw data as a unicode string")]
    StringUnicode,
    #[error("String should have at most {most} characters")]
    StringTooLong { most: usize },
    #[error("Input should be a valid boolean")]
    BoolType,
    #[error("Input should be a valid boolean, unable to interpret input")]
    BoolParsing,
    #[error("Input should be a valid number")]
    FloatType,
    #[error("Input should be a valid number, unable to parse string as a number")]
    FloatParsing,
    #[error("Input should be a valid integer")]
    IntType,
    #[error("Input should be a valid integer, unable to parse string as an integer")]
    IntParsing,
    #[error("Unable to parse input string as an integer, exceeded maximum size")]
    IntParsingSize,
    #[error("Input should be a valid integer, got a number with a fractional part")]
    IntFromFloat,
    #[error("Input should be a finite number")]
    FiniteNumber,
    #[error("Input should be greater than or equal to {}", plainly(.0))]
    AtLeast(Value),
    #[error("Input should be less than or equal to {}", plainly(.0))]
    AtMost(Value),
    #[error("Input should be {expected}")]
    LiteralError { expected: String },
    #[error("Input should be {expected}")]
    Enum { expected: String },
}

impl Kind {
    fn name(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::JsonInvalid { .. } => "json_invalid",
            Self::ModelAttributesType => "model_attributes_type",
            Self::ListType => "list_type",
            Self::TooShort { .. } => "too_short",
            Self::TooLong { .. } => "too_long",
            Self::StringType => "string_type",
            Self::StringUnicode => "string_unicode",
            Self::StringTooLong { .. } => "string_too_long",
            Self::BoolType => "bool_type",
            Self::BoolParsing => "bool_parsing",
            Self::FloatType => "float_type",
            Self::FloatParsing => "float_parsing",
            Self::IntType => "int_type",
            Self::IntParsing => "int_parsing",
            Self::IntParsingSize => "int_parsing_size",
            Self::IntFromFloat => "int_from_float",
            Self::FiniteNumber => "finite_number",
            Self::AtLeast(_) => "greater_than_equal",
            Self::AtMost(_) => "less_than_equal",
            Self::LiteralError { .. } => "literal_error",
            Self::Enum { .. } => "enum",
        }
    }

    fn context(&self) -> Option<Value> {
        Some(match self {
            Self::JsonInvalid { error } => json!({ "error": error }),
            Self::TooShort { least, found } => {
                json!({ "field_type": "List", "min_length": least, "actual_length": found })
            }
            Self::TooLong { most, found } => {
                json!({ "field_type": "List", "max_length": most, "actual_length": found })
            }
            Self::StringTooLong { most } => json!({ "max_length": most }),
            Self::AtLeast(bound) => json!({ "ge": bound }),
            Self::AtMost(bound) => json!({ "le": bound }),
            Self::LiteralError { expected } | Self::Enum { expected } => {
                json!({ "expected": expected })
            }
            _ => return None,
        })
    }
}

fn items(count: usize) -> String {
    format!("{count} item{}", if count == 1 { "" } else { "s" })
}

/// Formats a whole number without its fraction: `1`, not `1.0`.
fn plainly(bound: &Value) -> String {
    let text = bound.to_string();
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
