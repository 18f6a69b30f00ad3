//! The rules for single values, with the coercions of pydantic's lax mode.

use std::{fmt::Display, ops::RangeInclusive};

use serde::Serialize;
use serde_json::json;

use super::{
    fault::{Faults, Kind, Step},
    json::{Json, MOST_DIGITS},
};

/// A value, or all of its faults.
pub(crate) type Outcome<T> = Result<T, Faults>;

/// A string of at most `most` characters.
pub(crate) fn text(most: usize) -> impl Fn(&Json) -> Outcome<String> {
    move |value| match value {
        Json::Text(text) if text.chars().count() <= most => Ok(text.clone()),
        Json::Text(_) => Err(Kind::StringTooLong { most }.into()),
        Json::BrokenText => Err(Kind::StringUnicode.into()),
        _ => Err(Kind::StringType.into()),
    }
}

/// Accepts `null`, or a value that satisfies the rule.
pub(crate) fn nullable<T>(
    rule: impl Fn(&Json) -> Outcome<T>,
) -> impl Fn(&Json) -> Outcome<Option<T>> {
    move |value| match value {
        Json::Null => Ok(None),
        _ => rule(value).map(Some),
    }
}

/// A list with a length in this range. If it is too long, its items are not checked.
pub(crate) fn list<T>(
    length: RangeInclusive<usize>,
    rule: impl Fn(&Json) -> Outcome<T>,
) -> impl Fn(&Json) -> Outcome<Vec<T>> {
    move |value| {
        let Json::List(items) = value else {
            return Err(Kind::ListType.into());
        };
        let (least, most, found) = (*length.start(), *length.end(), items.len());
        if found > most {
            return Err(Kind::TooLong { most, found }.into());
        }
        if found < least {
            return Err(Kind::TooShort { least, found }.into());
        }
        all(items, &rule)
    }
}

fn all<T>(items: &[Json], rule: impl Fn(&Json) -> Outcome<T>) -> Outcome<Vec<T>> {
    let mut faults = Faults::default();
    let mut values = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        match rule(item) {
            Ok(value) => values.push(value),
            Err(more) => faults.extend(more.within(Step::Index(index))),
        }
    }
    if faults.is_empty() {
        Ok(values)
    } else {
        Err(faults)
    }
}

/// Exactly this string.
pub(crate) fn literal(expected: &'static str) -> impl Fn(&Json) -> Outcome<()> {
    move |value| match value {
        Json::Text(text) if text == expected => Ok(()),
        Json::BrokenText => Err(Kind::StringUnicode.into()),
        _ => Err(Kind::LiteralError {
            expected: format!("'{expected}'"),
        }
        .into()),
    }
}

/// One of the choices, by its name.
pub(crate) fn variant<T: Copy + Display>(choices: &'static [T]) -> impl Fn(&Json) -> Outcome<T> {
    move |value| match value {
        Json::Text(text) => choices
            .iter()
            .find(|choice| choice.to_string() == *text)
            .copied()
            .ok_or_else(|| not_one_of(choices)),
        Json::BrokenText | Json::Null => Err(not_one_of(choices)),
        _ => Err(Kind::StringType.into()),
    }
}

fn not_one_of<T: Display>(choices: &[T]) -> Faults {
    let names: Vec<_> = choices.iter().map(|choice| format!("'{choice}'")).collect();
    let expected = match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        few => few.concat(),
    };
    Kind::Enum { expected }.into()
}

/// A boolean, or a value that pydantic converts to one.
pub(crate) fn boolean(value: &Json) -> Outcome<bool> {
    let number = match value {
        Json::Bool(value) => return Ok(*value),
        Json::Text(text) => return truth(text),
        Json::BrokenText => return Err(Kind::StringUnicode.into()),
        Json::Integer(literal) => literal.parse().ok(),
        Json::Float(float) => whole(*float),
        Json::Null | Json::List(_) | Json::Object(_) => None,
    };
    match number {
        Some(0) => Ok(false),
        Some(1) => Ok(true),
        Some(_) => Err(Kind::BoolParsing.into()),
        None => Err(Kind::BoolType.into()),
    }
}

fn truth(text: &str) -> Outcome<bool> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "on" | "t" | "true" | "y" | "yes" => Ok(true),
        "0" | "off" | "f" | "false" | "n" | "no" => Ok(false),
        _ => Err(Kind::BoolParsing.into()),
    }
}

/// A number between two bounds.
pub(crate) fn float(bounds: RangeInclusive<f64>) -> impl Fn(&Json) -> Outcome<f64> {
    move |value| {
        let float = match value {
            Json::Bool(value) => f64::from(u8::from(*value)),
            Json::Float(float) => *float,
            Json::Integer(literal) => finite(literal)?,
            Json::Text(text) => float_from(text)?,
            Json::BrokenText => return Err(Kind::StringUnicode.into()),
            Json::Null | Json::List(_) | Json::Object(_) => return Err(Kind::FloatType.into()),
        };
        within(float, &bounds)
    }
}

fn finite(literal: &str) -> Outcome<f64> {
    literal
        .parse()
        .ok()
        .filter(|float: &f64| float.is_finite())
        .ok_or_else(|| Kind::FloatType.into())
}

fn float_from(text: &str) -> Outcome<f64> {
    let digits = without_underscores(text).unwrap_or_else(|| text.to_owned());
    digits.parse().map_err(|_| Kind::FloatParsing.into())
}

/// An integer between two bounds.
pub(crate) fn integer(bounds: RangeInclusive<i64>) -> impl Fn(&Json) -> Outcome<i64> {
    move |value| {
        let integer = match value {
            Json::Bool(value) => i64::from(*value),
            Json::Integer(literal) => saturated(literal).ok_or(Kind::IntType)?,
            Json::Float(float) => integer_from_float(*float)?,
            Json::Text(text) => integer_from(text)?,
            Json::BrokenText => return Err(Kind::StringUnicode.into()),
            Json::Null | Json::List(_) | Json::Object(_) => return Err(Kind::IntType.into()),
        };
        within(integer, &bounds)
    }
}

fn integer_from_float(float: f64) -> Outcome<i64> {
    if !float.is_finite() {
        return Err(Kind::FiniteNumber.into());
    }
    if float.fract() != 0.0 {
        return Err(Kind::IntFromFloat.into());
    }
    whole(float).ok_or_else(|| Kind::IntParsingSize.into())
}

fn integer_from(text: &str) -> Outcome<i64> {
    if text.len() > MOST_DIGITS {
        return Err(Kind::IntParsingSize.into());
    }
    saturated(text)
        .or_else(|| saturated(without_zero_fraction(text)?))
        .or_else(|| saturated(&without_underscores(text)?))
        .ok_or_else(|| Kind::IntParsing.into())
}

fn without_zero_fraction(text: &str) -> Option<&str> {
    text.split_once('.')
        .filter(|(_, fraction)| fraction.bytes().all(|digit| digit == b'0'))
        .map(|(whole, _)| whole)
}

fn without_underscores(text: &str) -> Option<String> {
    let misplaced = text.starts_with('_') || text.ends_with('_') || text.contains("__");
    (!misplaced).then(|| text.replace('_', ""))
}

/// Parses digits with an optional sign. A number outside the range of `i64` becomes the nearest limit, which is always out
/// of bounds.
fn saturated(literal: &str) -> Option<i64> {
    let unsigned = literal.strip_prefix(['+', '-']).unwrap_or(literal);
    let digits = !unsigned.is_empty() && unsigned.bytes().all(|digit| digit.is_ascii_digit());
    let end = if literal.starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    };
    digits.then(|| literal.parse().unwrap_or(end))
}

/// Converts the float to an integer if it is whole and fits in an `i64`. Goes through its decimal text, because a cast
/// would saturate.
fn whole(float: f64) -> Option<i64> {
    format!("{float:.0}")
        .parse()
        .ok()
        .filter(|_| float.fract() == 0.0)
}

/// As in pydantic, NaN counts as too large.
fn within<N: Copy + PartialOrd + Serialize>(number: N, bounds: &RangeInclusive<N>) -> Outcome<N> {
    if bounds.contains(&number) {
        return Ok(number);
    }
    if number < *bounds.start() {
        return Err(Kind::AtLeast(json!(bounds.start())).into());
    }
    Err(Kind::AtMost(json!(bounds.end())).into())
}
