//! The part of a message that does not depend on the version of rustc: its code, its place and our words.

use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use crate::slugs::workspace;

/// One message of the compiler.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reported {
    /// `error[E0277]`, or `error` alone.
    pub(crate) level: String,
    /// The line and the column at which it begins.
    place: String,
    /// The lines that this project wrote, wherever rustc puts them.
    ours: Vec<String>,
}

/// The messages, in the order of their places: the order of rustc may change.
pub(crate) fn reported(text: &str, words: &[Words]) -> Vec<Reported> {
    let mut messages: Vec<Vec<&str>> = Vec::new();
    for line in text.lines() {
        if line.starts_with("error") || line.starts_with("warning") {
            messages.push(vec![line]);
        } else if let Some(last) = messages.last_mut() {
            last.push(line);
        }
    }
    let messages = messages.iter();
    let mut reported: Vec<_> = messages.filter_map(|lines| of(lines, words)).collect();
    reported.sort_by(|one, other| (&one.place, &one.level).cmp(&(&other.place, &other.level)));
    reported
}

/// `None` for a line without a place, such as the number of errors.
fn of(lines: &[&str], words: &[Words]) -> Option<Reported> {
    let (level, _) = lines.first()?.split_once(": ")?;
    let arrow = lines
        .iter()
        .find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let (_, place) = arrow.split_once(".rs:")?;
    let bare = lines.iter().map(|line| without_frame(line));
    let mut ours: Vec<_> = bare
        .filter(|line| words.iter().any(|words| words.are(line)))
        .map(str::to_owned)
        .collect();
    ours.sort();
    ours.dedup();
    Some(Reported {
        level: level.to_owned(),
        place: place.to_owned(),
        ours,
    })
}

/// A line without what rustc draws around it.
fn without_frame(line: &str) -> &str {
    let line = line.trim_start_matches(|character: char| " |=^-_0123456789".contains(character));
    let kinds = ["note: ", "help: "];
    let bare = kinds.iter().find_map(|kind| line.strip_prefix(kind));
    let line = bare.unwrap_or(line);
    match line.split_once(": ") {
        Some((level, rule)) if level.starts_with("error") => rule,
        _ => line,
    }
}

/// The lines with an internal name: one that begins with two underscores.
pub(crate) fn internal_names(text: &str) -> Vec<&str> {
    let lines = text.lines();
    let is_internal = |line: &str| {
        let mut words =
            line.split(|character: char| !character.is_alphanumeric() && character != '_');
        words.any(|word| word.starts_with("__") && word.contains(char::is_alphabetic))
    };
    lines.filter(|line| is_internal(line)).collect()
}

/// A text of this project, as the pieces between its placeholders: ``["nothing in `", "` provides `", "`"]``.
pub(crate) struct Words(Vec<String>);

impl Words {
    fn of(template: &str) -> Self {
        let template = template.replace("{{", "\u{1}").replace("}}", "\u{2}");
        let pieces = template.split('{').enumerate().map(|(position, piece)| {
            let after_placeholder = piece.split_once('}').filter(|_| position > 0);
            after_placeholder.map_or(piece, |(_, after)| after)
        });
        let pieces = pieces.map(|piece| piece.replace('\u{1}', "{").replace('\u{2}', "}"));
        Self(pieces.collect())
    }

    /// A shorter text may also occur in messages of rustc.
    fn are_a_sentence(&self) -> bool {
        let letters = self.0.iter().flat_map(|piece| piece.chars());
        letters.filter(|letter| letter.is_alphabetic()).count() > 8
    }

    /// Whether the line is this text, with something for each placeholder.
    fn are(&self, line: &str) -> bool {
        let [first, others @ ..] = self.0.as_slice() else {
            return false;
        };
        let Some(mut rest) = line.strip_prefix(first.as_str()) else {
            return false;
        };
        let Some((last, between)) = others.split_last() else {
            return rest.is_empty();
        };
        for piece in between {
            let Some((_, after)) = rest.split_once(piece.as_str()) else {
                return false;
            };
            rest = after;
        }
        rest.ends_with(last.as_str())
    }
}

/// Every text for a message in the macros and in the traits of the runtime.
pub(crate) fn our_words() -> Vec<Words> {
    let mut literals = Vec::new();
    for source in [
        "macros/src/diagnostics",
        "macros/src/container/expand",
        "runtime/src",
    ] {
        collect(&workspace().join(source), &mut literals);
    }
    let lines = literals.iter().flat_map(|literal| literal.split('\n'));
    let words = lines.map(|line| Words::of(line.trim_start_matches("= note: ")));
    words.filter(Words::are_a_sentence).collect()
}

fn collect(path: &Path, literals: &mut Vec<String>) {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        entries.for_each(|entry| collect(&entry.unwrap().path(), literals));
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let source = fs::read_to_string(path).unwrap();
        literals_in(source.parse().unwrap(), literals);
    }
}

fn literals_in(tokens: TokenStream, literals: &mut Vec<String>) {
    let mut is_documentation = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals_in(group.stream(), literals),
            TokenTree::Ident(word) => is_documentation = word == "doc",
            TokenTree::Literal(literal) if !is_documentation => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                literals.extend(text.map(|text| text.value()));
            }
            _ => {}
        }
    }
}

#[test]
fn a_name_with_two_leading_underscores_is_internal() {
    let line = "note: required by a bound in `hardwire::__private::Slot`";
    assert_eq!(internal_names(line), [line]);
    let line =
        "help: the trait `hardwire::bounds::FromRequest<App, _>` is not implemented for `User__`";
    assert!(internal_names(line).is_empty());
}

#[test]
fn a_text_is_recognized_with_anything_for_its_placeholders() {
    let words = Words::of("nothing in `{S}` provides `{Self}`, and it is no extractor");
    assert!(words.are("nothing in `App` provides `User`, and it is no extractor"));
    assert!(!words.are("nothing in `App` provides `User`, and it is no extractor of a head"));
    assert!(!words.are("the trait bound `User: FromRequest` is not satisfied"));
}

#[test]
fn messages_are_compared_by_code_place_and_our_texts() {
    let words = [
        Words::of("`{Self}` is no response"),
        Words::of("nothing to answer with"),
    ];
    let text = |rule: &str, note: &str, column: u8| {
        format!(
            "error[E0277]: {rule}\n --> a.rs:8:{column}\n  |\n8 | fn a()\n  |    ^ nothing to answer with\n  = note: {note}\n"
        )
    };
    let reported = |text: String| reported(&text, &words);
    let ours = "`ApiError` is no response";
    let expected = reported(text(ours, "rustc's", 21));
    assert_eq!(expected[0].ours, [ours, "nothing to answer with"]);
    assert_eq!(
        reported(text(ours, "rustc's, another version's", 21)),
        expected
    );
    assert_ne!(reported(text("`ApiError` is bad", "rustc's", 21)), expected);
    assert_ne!(reported(text(ours, "rustc's", 22)), expected);
    assert_ne!(
        reported(text(ours, "rustc's", 21).replace("277", "599")),
        expected
    );
}
