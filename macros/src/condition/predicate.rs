//! Predicates, which rustc evaluates, and conditions, which are made of them.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;

use super::tokens::{entries, flat, is_punct};

/// `unix` of `#[cfg(not(unix))]`.
#[derive(Clone)]
pub(crate) struct Predicate {
    tokens: TokenStream,
    /// By which it is compared.
    text: String,
}

/// `not(unix)` of `#[cfg(not(unix))]`.
pub(super) struct Condition {
    pub(super) predicate: Predicate,
    pub(super) is_negated: bool,
    pub(super) text: String,
}

impl PartialEq for Predicate {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Predicate {
    pub(crate) fn of(tokens: TokenStream) -> Self {
        let tokens = flat(tokens);
        Self {
            text: text(&tokens),
            tokens: tokens.into_iter().collect(),
        }
    }
}

impl ToTokens for Predicate {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

impl Condition {
    /// Reads the tokens in the parentheses of `#[cfg(…)]`. rustc reports those that are not a condition.
    pub(super) fn of(tokens: TokenStream) -> Option<Self> {
        let [condition] = <[_; 1]>::try_from(entries(tokens)).ok()?;
        if !is_condition(&condition) {
            return None;
        }
        let text = text(&condition);
        let (predicate, is_negated) = without_nots(condition);
        Some(Self {
            predicate: Predicate::of(predicate.into_iter().collect()),
            is_negated,
            text,
        })
    }
}

fn is_condition(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(_)] => true,
        [TokenTree::Ident(_), equals, TokenTree::Literal(value)] => {
            is_punct(equals, '=') && value.to_string().starts_with(['"', 'r'])
        }
        [TokenTree::Ident(name), TokenTree::Group(group)] => {
            let inner = entries(group.stream());
            let can_be = match name.to_string().as_str() {
                "all" | "any" => true,
                "not" => inner.len() == 1,
                _ => false,
            };
            can_be && is_list(group) && inner.iter().all(|inner| is_condition(inner))
        }
        _ => false,
    }
}

fn is_list(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis
}

/// `unix` and true of `not(unix)`: one question answers both.
fn without_nots(condition: Vec<TokenTree>) -> (Vec<TokenTree>, bool) {
    match condition.as_slice() {
        [TokenTree::Ident(name), TokenTree::Group(group)] if name == "not" => {
            let inner = entries(group.stream()).into_iter().next();
            let (predicate, is_negated) = without_nots(inner.unwrap_or_default());
            (predicate, !is_negated)
        }
        _ => (condition, false),
    }
}

/// As rustfmt would write it, wherever it comes from.
fn text(tokens: &[TokenTree]) -> String {
    tokens.iter().map(text_of).collect()
}

fn text_of(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => {
            let inner = entries(group.stream());
            let inner: Vec<_> = inner.iter().map(|inner| text(inner)).collect();
            format!("({})", inner.join(", "))
        }
        token if is_punct(token, '=') => " = ".to_owned(),
        token => token.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Condition;

    fn read(text: &str) -> Option<(String, bool)> {
        let condition = Condition::of(text.parse().unwrap())?;
        Some((condition.predicate.text, condition.is_negated))
    }

    #[test]
    fn a_condition_is_compared_however_it_is_written() {
        let asked = read("all(unix,not(feature=\"x\"),)").unwrap().0;
        assert_eq!(asked, "all(unix, not(feature = \"x\"))");
        assert_eq!(
            read("all ( unix , not(feature = \"x\") )").unwrap().0,
            asked
        );
    }

    #[test]
    fn the_opposite_is_the_same_question() {
        assert_eq!(read("not(unix)"), Some(("unix".to_owned(), true)));
        assert_eq!(read("not(not(unix,))"), Some(("unix".to_owned(), false)));
    }

    #[test]
    fn what_rustc_would_refuse_is_no_question() {
        for text in [
            "",
            "unix, windows",
            "feature = 3",
            "not()",
            "any(a b)",
            "a(b)",
            "a::b",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
