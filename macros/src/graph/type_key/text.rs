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
pub(super) const MARK: char = '?';
/// Stands before the length of what is compared as it is written.
pub(super) const LENGTH: char = '#';

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
