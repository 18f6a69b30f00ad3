//! A key as text: as people read it, and as it travels from the container to its handlers.
//!
//! ```text
//! shown      Map<User, dyn Store + Send>
//! encoded    Map<auth::User, dyn Store<?S> + Send>
//! ```
//!
//! The encoded text has whole paths, and the marks of type parameters. What is compared as it is
//! written has its length before it, so that it may be any text: `[u8; #5:1 + 1]`.

use std::fmt::{self, Write};

use super::{Head, Name, TypeKey};

/// Stands before the name of a type parameter, as in the variables of rustc's own inference.
const MARK: char = '?';
/// Stands before the length of what is compared as it is written.
const LENGTH: char = '#';

/// Deeper types are refused before they are compared.
const DEPTH: usize = 128;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Shown,
    Encoded,
}

impl fmt::Display for TypeKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(formatter, Style::Shown)
    }
}

/// `Store + Send`
pub(super) fn bounds(bounds: &[TypeKey]) -> String {
    let mut text = String::new();
    // To write into a string does not fail.
    let _ = write_list(&mut text, bounds, " + ", Style::Shown);
    text
}

/// `(A) -> B`
pub(super) fn signature(parts: &[TypeKey]) -> String {
    let mut text = String::new();
    let _ = write_signature(&mut text, parts, Style::Shown);
    text
}

impl TypeKey {
    /// The text that [`decode`](Self::decode) turns back into this key, in one line without tabs.
    pub(crate) fn encode(&self) -> String {
        let mut text = String::new();
        let _ = self.write(&mut text, Style::Encoded);
        text
    }

    fn write(&self, text: &mut impl Write, style: Style) -> fmt::Result {
        let parts = self.parts.as_slice();
        match &self.head {
            Head::Parameter(name) => {
                if style == Style::Encoded {
                    text.write_char(MARK)?;
                }
                text.write_str(name)
            }
            Head::Named(name) => {
                write_name(text, name, style)?;
                write_arguments(text, parts, style)
            }
            Head::Callable(name) => {
                write_name(text, name, style)?;
                write_signature(text, parts, style)
            }
            Head::Function(qualifiers) => {
                write!(text, "{qualifiers}fn")?;
                write_signature(text, parts, style)
            }
            Head::Reference => write_behind(text, "&", parts, style),
            Head::ExclusiveReference => write_behind(text, "&mut ", parts, style),
            Head::ConstPointer => write_behind(text, "*const ", parts, style),
            Head::MutPointer => write_behind(text, "*mut ", parts, style),
            Head::Tuple => write_between(text, "()", parts, ", ", style),
            Head::Slice => write_between(text, "[]", parts, "", style),
            Head::Array => write_between(text, "[]", parts, "; ", style),
            Head::TraitObject => {
                text.write_str("dyn ")?;
                write_list(text, parts, " + ", style)
            }
            Head::ImplTrait => {
                text.write_str("impl ")?;
                write_list(text, parts, " + ", style)
            }
            Head::Binding(name) => {
                write!(text, "{name} = ")?;
                write_list(text, parts, "", style)
            }
            Head::Projection(name) => write_projection(text, name, parts, style),
            Head::Text(written) if style == Style::Encoded => {
                let written = written.replace(['\t', '\n'], " ");
                write!(text, "{LENGTH}{}:{written}", written.len())
            }
            Head::Text(written) => text.write_str(written),
        }
    }
}

fn write_name(text: &mut impl Write, name: &Name, style: Style) -> fmt::Result {
    if style == Style::Shown {
        return text.write_str(name.last());
    }
    let segments: Vec<_> = name.segments().collect();
    text.write_str(&segments.join("::"))
}

fn write_arguments(text: &mut impl Write, parts: &[TypeKey], style: Style) -> fmt::Result {
    if parts.is_empty() {
        return Ok(());
    }
    write_between(text, "<>", parts, ", ", style)
}

fn write_signature(text: &mut impl Write, parts: &[TypeKey], style: Style) -> fmt::Result {
    let (output, inputs) = match parts.split_last() {
        Some((output, inputs)) => (Some(output), inputs),
        None => (None, parts),
    };
    write_between(text, "()", inputs, ", ", style)?;
    match output.filter(|output| !output.is_unit()) {
        Some(output) => {
            text.write_str(" -> ")?;
            output.write(text, style)
        }
        None => Ok(()),
    }
}

fn write_projection(
    text: &mut impl Write,
    name: &str,
    parts: &[TypeKey],
    style: Style,
) -> fmt::Result {
    let (of, arguments) = parts.split_at(parts.len().min(2));
    text.write_char('<')?;
    write_list(text, of, " as ", style)?;
    write!(text, ">::{name}")?;
    write_arguments(text, arguments, style)
}

fn write_behind(
    text: &mut impl Write,
    start: &str,
    parts: &[TypeKey],
    style: Style,
) -> fmt::Result {
    text.write_str(start)?;
    // What follows an encoded trait object would be read as one of its bounds.
    let is_sum = parts
        .iter()
        .any(|part| part.is_trait_object() && (style == Style::Encoded || part.parts.len() > 1));
    if is_sum {
        return write_between(text, "()", parts, "", style);
    }
    write_list(text, parts, "", style)
}

fn write_between(
    text: &mut impl Write,
    brackets: &str,
    parts: &[TypeKey],
    separator: &str,
    style: Style,
) -> fmt::Result {
    let (open, close) = brackets.split_at(1);
    text.write_str(open)?;
    write_list(text, parts, separator, style)?;
    text.write_str(close)
}

fn write_list(
    text: &mut impl Write,
    parts: &[TypeKey],
    separator: &str,
    style: Style,
) -> fmt::Result {
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            text.write_str(separator)?;
        }
        part.write(text, style)?;
    }
    Ok(())
}

impl TypeKey {
    /// The key that was encoded, and nothing for any other text.
    pub(crate) fn decode(text: &str) -> Option<Self> {
        let mut reader = Reader { text, depth: 0 };
        let key = reader.key()?;
        reader.text.is_empty().then_some(key)
    }
}

/// What is left to read.
struct Reader<'a> {
    text: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn key(&mut self) -> Option<TypeKey> {
        if self.depth > DEPTH {
            return None;
        }
        self.depth += 1;
        let key = self.any_key();
        self.depth -= 1;
        key
    }

    fn any_key(&mut self) -> Option<TypeKey> {
        const PREFIXES: [(&str, Head); 4] = [
            ("&mut ", Head::ExclusiveReference),
            ("&", Head::Reference),
            ("*const ", Head::ConstPointer),
            ("*mut ", Head::MutPointer),
        ];
        for (prefix, head) in PREFIXES {
            if self.take(prefix) {
                return Some(TypeKey::new(head, vec![self.behind()?]));
            }
        }
        if self.take("dyn ") {
            return Some(TypeKey::new(Head::TraitObject, self.list(" + ")?));
        }
        if self.take("impl ") {
            return Some(TypeKey::new(Head::ImplTrait, self.list(" + ")?));
        }
        match self.text.chars().next()? {
            MARK => {
                self.take("?");
                let name = self.word()?.to_owned();
                Some(TypeKey::new(Head::Parameter(name), Vec::new()))
            }
            LENGTH => self.written(),
            '(' => Some(TypeKey::new(Head::Tuple, self.between('(', ", ", ')')?)),
            '[' => self.slice_or_array(),
            '<' => self.projection(),
            _ => self.function().or_else(|| self.path()),
        }
    }

    /// What a reference is to, with parentheses around a sum.
    fn behind(&mut self) -> Option<TypeKey> {
        if !self.text.starts_with("(dyn ") {
            return self.key();
        }
        let mut alone = self.between('(', ", ", ')')?;
        let inner = alone.pop()?;
        alone.is_empty().then_some(inner)
    }

    fn slice_or_array(&mut self) -> Option<TypeKey> {
        self.take("[");
        let mut parts = vec![self.key()?];
        let head = if self.take("; ") {
            parts.push(self.key()?);
            Head::Array
        } else {
            Head::Slice
        };
        self.take("]").then(|| TypeKey::new(head, parts))
    }

    fn projection(&mut self) -> Option<TypeKey> {
        let mut parts = self.between('<', " as ", '>')?;
        if !self.take("::") {
            return None;
        }
        let name = self.word()?.to_owned();
        parts.extend(self.arguments()?);
        Some(TypeKey::new(Head::Projection(name), parts))
    }

    /// `fn(A)`, with or without what may stand before it.
    fn function(&mut self) -> Option<TypeKey> {
        let position = self.text.find("fn(")?;
        let (qualifiers, rest) = self.text.split_at(position);
        let is_head = qualifiers
            .chars()
            .all(|character| character.is_alphanumeric() || " \"-".contains(character));
        let is_whole = qualifiers.is_empty() || qualifiers.ends_with(' ');
        if !is_head || !is_whole {
            return None;
        }
        self.text = &rest["fn".len()..];
        let parts = self.signature()?;
        Some(TypeKey::new(Head::Function(qualifiers.to_owned()), parts))
    }

    fn signature(&mut self) -> Option<Vec<TypeKey>> {
        let mut parts = self.between('(', ", ", ')')?;
        let output = if self.take(" -> ") {
            self.key()?
        } else {
            TypeKey::new(Head::Tuple, Vec::new())
        };
        parts.push(output);
        Some(parts)
    }

    /// A path, or a binding that begins like one.
    fn path(&mut self) -> Option<TypeKey> {
        let mut segments = vec![self.word()?.to_owned()];
        while self.take("::") {
            segments.push(self.word()?.to_owned());
        }
        if self.take(" = ") {
            let name = segments.pop()?;
            return Some(TypeKey::new(Head::Binding(name), vec![self.key()?]));
        }
        let name = Name::of_path(segments);
        if self.text.starts_with('(') {
            return Some(TypeKey::new(Head::Callable(name), self.signature()?));
        }
        Some(TypeKey::new(Head::Named(name), self.arguments()?))
    }

    fn arguments(&mut self) -> Option<Vec<TypeKey>> {
        if self.text.starts_with('<') {
            self.between('<', ", ", '>')
        } else {
            Some(Vec::new())
        }
    }

    /// `#5:1 + 1`
    fn written(&mut self) -> Option<TypeKey> {
        let (length, rest) = self.text.strip_prefix(LENGTH)?.split_once(':')?;
        let length = length.parse().ok()?;
        let (written, rest) = rest.split_at_checked(length)?;
        self.text = rest;
        Some(TypeKey::new(Head::Text(written.to_owned()), Vec::new()))
    }

    fn between(&mut self, open: char, separator: &str, close: char) -> Option<Vec<TypeKey>> {
        self.text = self.text.strip_prefix(open)?;
        if let Some(rest) = self.text.strip_prefix(close) {
            self.text = rest;
            return Some(Vec::new());
        }
        let list = self.list(separator)?;
        self.text = self.text.strip_prefix(close)?;
        Some(list)
    }

    fn list(&mut self, separator: &str) -> Option<Vec<TypeKey>> {
        let mut list = vec![self.key()?];
        while self.take(separator) {
            list.push(self.key()?);
        }
        Some(list)
    }

    fn word(&mut self) -> Option<&'a str> {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let end = self.text.find(|character| !is_word(character));
        let (word, rest) = self.text.split_at(end.unwrap_or(self.text.len()));
        self.text = rest;
        (!word.is_empty()).then_some(word)
    }

    fn take(&mut self, start: &str) -> bool {
        match self.text.strip_prefix(start) {
            Some(rest) => {
                self.text = rest;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TypeKey;

    const EVERY_HEAD: [&str; 18] = [
        "()",
        "(A, B)",
        "Map<auth::User, ?S>",
        "&mut [u8]",
        "&(dyn Store + Send)",
        "*const *mut A",
        "[[?T; ?N]; #5:1 + 1]",
        "fn(A, B) -> fn()",
        "unsafe extern \"C\" fn(A)",
        "dyn Fn(&str) -> &(dyn A) + Send",
        "dyn Iter<Item = a::B> + Send",
        "impl Store + Sync",
        "<?S as scope::Scope>::Of<A>",
        "<A>::Of",
        "Buf<#5:\"<,>\">",
        "fnord::Fn<fn_of>",
        "Möbel",
        "((A))",
    ];

    #[test]
    fn every_key_survives_the_way_there_and_back() {
        for text in EVERY_HEAD {
            let key = TypeKey::decode(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(key.encode(), text);
        }
    }

    #[test]
    fn a_key_is_shown_without_paths_and_marks() {
        let shown = |text: &str| TypeKey::decode(text).unwrap().to_string();
        assert_eq!(shown("Map<auth::User, ?S>"), "Map<User, S>");
        assert_eq!(shown("[u8; #5:1 + 1]"), "[u8; 1 + 1]");
    }

    #[test]
    fn no_text_makes_reading_panic() {
        for text in EVERY_HEAD {
            for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
                let _ = TypeKey::decode(&text[..end]);
            }
        }
        for text in [
            "", "<", ">", "?", "#", "#9:a", "#1:é", "F<", "F<A>>", "fn(", "(dyn ",
        ] {
            assert_eq!(TypeKey::decode(text), None, "{text}");
        }
        assert_eq!(TypeKey::decode(&"&".repeat(100_000)), None);
    }
}
