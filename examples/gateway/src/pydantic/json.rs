//! JSON as Python's `json` module reads it.
//!
//! The clients of the original depend on the behavior of that module. It accepts `NaN`, `Infinity`, unpaired surrogates
//! and integers of any size. It reports the position of an error in characters, at the start of the faulty token. No JSON
//! crate does this.

#[cfg(test)]
mod tests;

use std::{iter::Peekable, str::CharIndices};

/// Python's default recursion limit, minus the frames that are already on the stack when a body is read.
const DEEPEST: usize = 980;
/// Python's limit for the digits of an integer in a text.
pub(super) const MOST_DIGITS: usize = 4300;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// As text, because it may be larger than any machine integer.
    Integer(String),
    Float(f64),
    Text(String),
    /// A string with an unpaired surrogate. Python accepts it, but a Rust string cannot contain it.
    BrokenText,
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// The reason why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Python's `JSONDecodeError`: its message, and the position of the character.
    Malformed { error: &'static str, at: usize },
    /// Any other exception of Python's parser: the text is nested too deeply, or an integer has too many digits.
    TooMuch,
}

type Read<T> = Result<T, Unreadable>;

/// Reads a whole text.
pub(crate) fn read(text: &str) -> Read<Json> {
    let mut reader = Reader {
        text: text.strip_prefix('\u{feff}').unwrap_or(text),
        at: 0,
        depth: 0,
    };
    reader.skip_whitespace();
    let value = reader.value()?;
    reader.skip_whitespace();
    if reader.rest().is_empty() {
        Ok(value)
    } else {
        Err(reader.fault("Extra data", reader.at))
    }
}

struct Reader<'a> {
    text: &'a str,
    /// In bytes. Always on a character boundary.
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fault(&self, error: &'static str, at: usize) -> Unreadable {
        let before = self.text.get(..at).unwrap_or(self.text);
        Unreadable::Malformed {
            error,
            at: before.chars().count(),
        }
    }

    fn skip_whitespace(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn value(&mut self) -> Read<Json> {
        match self.rest().chars().next() {
            Some('"') => self
                .string()
                .map(|text| text.map_or(Json::BrokenText, Json::Text)),
            Some('{') => self.nested(Self::object),
            Some('[') => self.nested(Self::list),
            _ => self.word_or_number(),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Read<Json>) -> Read<Json> {
        if self.depth == DEEPEST {
            return Err(Unreadable::TooMuch);
        }
        self.at += 1;
        self.depth += 1;
        self.skip_whitespace();
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn list(&mut self) -> Read<Json> {
        let mut items = Vec::new();
        if self.take("]") {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.ends_with("]")? {
                return Ok(Json::List(items));
            }
        }
    }

    fn object(&mut self) -> Read<Json> {
        let mut members = Vec::new();
        if self.take("}") {
            return Ok(Json::Object(members));
        }
        loop {
            members.extend(self.member()?);
            if self.ends_with("}")? {
                return Ok(Json::Object(members));
            }
        }
    }

    /// `None` if the name is not valid Unicode. No field has such a name.
    fn member(&mut self) -> Read<Option<(String, Json)>> {
        if !self.rest().starts_with('"') {
            return Err(self.fault("Expecting property name enclosed in double quotes", self.at));
        }
        let name = self.string()?;
        self.skip_whitespace();
        if !self.take(":") {
            return Err(self.fault("Expecting ':' delimiter", self.at));
        }
        self.skip_whitespace();
        let value = self.value()?;
        Ok(name.map(|name| (name, value)))
    }

    /// Whether the collection ends after an item. Otherwise reads the comma before the next item.
    fn ends_with(&mut self, close: &str) -> Read<bool> {
        self.skip_whitespace();
        if self.take(close) {
            return Ok(true);
        }
        if !self.take(",") {
            return Err(self.fault("Expecting ',' delimiter", self.at));
        }
        self.skip_whitespace();
        Ok(false)
    }

    fn word_or_number(&mut self) -> Read<Json> {
        let words = [
            ("null", Json::Null),
            ("true", Json::Bool(true)),
            ("false", Json::Bool(false)),
            ("NaN", Json::Float(f64::NAN)),
            ("Infinity", Json::Float(f64::INFINITY)),
            ("-Infinity", Json::Float(f64::NEG_INFINITY)),
        ];
        for (word, value) in words {
            if self.take(word) {
                return Ok(value);
            }
        }
        self.number()
    }

    fn number(&mut self) -> Read<Json> {
        let rest = self.rest();
        let integer = integer_length(rest).ok_or_else(|| self.fault("Expecting value", self.at))?;
        let fraction = fraction_length(rest.get(integer..).unwrap_or_default());
        let exponent = exponent_length(rest.get(integer + fraction..).unwrap_or_default());
        let length = integer + fraction + exponent;
        let literal = rest.get(..length).unwrap_or_default();
        self.at += length;
        if length > integer {
            return literal
                .parse()
                .map(Json::Float)
                .map_err(|_| Unreadable::TooMuch);
        }
        if literal.trim_start_matches('-').len() > MOST_DIGITS {
            return Err(Unreadable::TooMuch);
        }
        Ok(Json::Integer(literal.to_owned()))
    }

    /// `None` if the string contains an unpaired surrogate.
    fn string(&mut self) -> Read<Option<String>> {
        let opening = self.at;
        let body = self.text.get(opening + 1..).unwrap_or_default();
        let mut units = Units {
            opening,
            chars: body.char_indices().peekable(),
            reader: self,
        };
        let (text, length) = units.collect()?;
        self.at = opening + 1 + length;
        Ok(text)
    }
}

fn digits(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()
}

fn integer_length(text: &str) -> Option<usize> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let count = if unsigned.starts_with('0') {
        1
    } else {
        digits(unsigned)
    };
    (count > 0).then_some(text.len() - unsigned.len() + count)
}

fn fraction_length(text: &str) -> usize {
    match text.strip_prefix('.').map(digits) {
        None | Some(0) => 0,
        Some(count) => 1 + count,
    }
}

fn exponent_length(text: &str) -> usize {
    let Some(power) = text.strip_prefix(['e', 'E']) else {
        return 0;
    };
    let unsigned = power.strip_prefix(['+', '-']).unwrap_or(power);
    match digits(unsigned) {
        0 => 0,
        count => text.len() - unsigned.len() + count,
    }
}

/// The content of a string, after its opening quote.
struct Units<'r, 'a> {
    reader: &'r Reader<'a>,
    opening: usize,
    chars: Peekable<CharIndices<'a>>,
}

impl Units<'_, '_> {
    /// The text, and its length in bytes including the closing quote.
    fn collect(&mut self) -> Read<(Option<String>, usize)> {
        let mut text = Some(String::new());
        loop {
            let (at, unit) = self.next()?;
            let read = match unit {
                '"' => return Ok((text, at + 1)),
                '\\' => self.escape(at)?,
                ..='\u{1f}' => return Err(self.fault("Invalid control character at", at)),
                plain => Some(plain),
            };
            text = text
                .zip(read)
                .map(|(text, read)| text + read.encode_utf8(&mut [0; 4]));
        }
    }

    fn next(&mut self) -> Read<(usize, char)> {
        self.chars.next().ok_or_else(|| {
            self.reader
                .fault("Unterminated string starting at", self.opening)
        })
    }

    fn fault(&self, error: &'static str, at: usize) -> Unreadable {
        self.reader.fault(error, self.opening + 1 + at)
    }

    fn escape(&mut self, backslash: usize) -> Read<Option<char>> {
        let (at, letter) = self.next()?;
        let plain = match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.code_point(at),
            _ => return Err(self.fault("Invalid \\escape", backslash)),
        };
        Ok(Some(plain))
    }

    fn code_point(&mut self, at: usize) -> Read<Option<char>> {
        let first = self.hexadecimal(at)?;
        if !(0xd800..0xdc00).contains(&first) || !self.escaped_unit_follows() {
            return Ok(char::from_u32(first));
        }
        self.next()?;
        let (at, _) = self.next()?;
        let second = self.hexadecimal(at)?;
        Ok(
            char::decode_utf16([first, second].map(|unit| u16::try_from(unit).unwrap_or_default()))
                .next()
                .and_then(Result::ok),
        )
    }

    fn escaped_unit_follows(&self) -> bool {
        let mut ahead = self.chars.clone().map(|(_, unit)| unit);
        ahead.next() == Some('\\') && ahead.next() == Some('u')
    }

    fn hexadecimal(&mut self, at: usize) -> Read<u32> {
        let mut value = 0;
        for _ in 0..4 {
            let digit = self.chars.next().and_then(|(_, unit)| unit.to_digit(16));
            value = value * 16 + digit.ok_or_else(|| self.fault("Invalid \\uXXXX escape", at))?;
        }
        Ok(value)
    }
}
