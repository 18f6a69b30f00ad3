//! What a parameter's pattern binds, for the arguments of a factory that a later parameter asks for.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Pat};

/// The names that a pattern binds, and what of it no expression can say.
#[derive(Default)]
pub(crate) struct Bindings {
    pub(crate) names: Vec<Ident>,
    /// `..`, `_`, `ref`, `@` and so on, the first of them.
    pub(crate) unsayable: Option<TokenStream>,
}

impl Bindings {
    pub(crate) fn of(pattern: &Pat) -> Self {
        let mut bindings = Self::default();
        bindings.visit(pattern);
        bindings
    }

    /// Whether one of these expressions names one of the bindings.
    pub(crate) fn are_named_by<'a>(&self, expressions: impl IntoIterator<Item = &'a Expr>) -> bool {
        let mut expressions = expressions.into_iter();
        !self.names.is_empty()
            && expressions.any(|expression| self.are_in(expression.to_token_stream()))
    }

    fn are_in(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(word) => self.names.contains(&word),
            TokenTree::Group(group) => self.are_in(group.stream()),
            TokenTree::Literal(literal) => self.are_formatted_by(&literal.to_string()),
            TokenTree::Punct(_) => false,
        })
    }

    /// `"{name}"` of a `format!` names it too.
    fn are_formatted_by(&self, literal: &str) -> bool {
        let mut names = self.names.iter();
        names.any(|name| literal.contains(&format!("{{{name}")))
    }

    fn visit(&mut self, pattern: &Pat) {
        match pattern {
            Pat::Ident(pattern) => {
                let by_ref = pattern.by_ref.as_ref().map(ToTokens::to_token_stream);
                let at = pattern.subpat.as_ref().map(|(at, _)| at.to_token_stream());
                self.cannot_say(by_ref.or(at));
                self.names.push(pattern.ident.clone());
            }
            Pat::Tuple(tuple) => tuple.elems.iter().for_each(|element| self.visit(element)),
            Pat::TupleStruct(tuple) => {
                tuple.elems.iter().for_each(|element| self.visit(element));
            }
            Pat::Struct(pattern) => {
                self.cannot_say(pattern.rest.as_ref().map(ToTokens::to_token_stream));
                pattern
                    .fields
                    .iter()
                    .for_each(|field| self.visit(&field.pat));
            }
            Pat::Reference(reference) => self.visit(&reference.pat),
            Pat::Paren(paren) => self.visit(&paren.pat),
            Pat::Path(_) | Pat::Lit(_) | Pat::Const(_) => {}
            other => self.cannot_say(Some(other.to_token_stream())),
        }
    }

    fn cannot_say(&mut self, what: Option<TokenStream>) {
        self.unsayable = self.unsayable.take().or(what);
    }
}

/// The pattern, without the `mut` that only the user's function needs. It is an expression too.
///
/// Input: `Path((mut name, id))`
///
/// Output: `Path((name, id))`
pub(crate) fn as_expression(pattern: &Pat) -> TokenStream {
    without_mut(pattern.to_token_stream())
}

fn without_mut(tokens: TokenStream) -> TokenStream {
    let kept = tokens
        .into_iter()
        .filter(|token| !matches!(token, TokenTree::Ident(word) if word == "mut"));
    let kept = kept.map(|token| match token {
        TokenTree::Group(group) => {
            let mut inner = proc_macro2::Group::new(group.delimiter(), without_mut(group.stream()));
            inner.set_span(group.span());
            inner.into()
        }
        token => token,
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use quote::quote;
    use syn::parse::Parser;
    use syn::{Expr, Pat, parse_quote};

    use super::{Bindings, as_expression};

    fn pattern(tokens: proc_macro2::TokenStream) -> Pat {
        Pat::parse_single.parse2(tokens).unwrap()
    }

    fn unsayable(tokens: proc_macro2::TokenStream) -> Option<String> {
        let found = Bindings::of(&pattern(tokens)).unsayable;
        found.map(|what| what.to_string())
    }

    #[test]
    fn names_are_found_at_any_depth() {
        let bindings = Bindings::of(&pattern(quote!(Path((mut name, Point { x, y: z })))));
        let names: Vec<_> = bindings.names.iter().map(ToString::to_string).collect();
        assert_eq!(names, ["name", "x", "z"]);
        assert!(bindings.unsayable.is_none());
    }

    #[test]
    fn an_expression_names_them_in_a_string_too() {
        let bindings = Bindings::of(&pattern(quote!(Path(name))));
        let named: Expr = parse_quote!(&format!("{name:?}"));
        let other: Expr = parse_quote!(&format!("name {other}"));
        assert!(bindings.are_named_by([&named]));
        assert!(!bindings.are_named_by([&other]));
    }

    #[test]
    fn what_no_expression_can_say_is_found() {
        assert_eq!(unsayable(quote!(Path((name, ..)))).unwrap(), "..");
        assert_eq!(unsayable(quote!(Path((name, _)))).unwrap(), "_");
        assert_eq!(unsayable(quote!(Path(ref name))).unwrap(), "ref");
        assert_eq!(unsayable(quote!(all @ Path(name))).unwrap(), "@");
        assert_eq!(unsayable(quote!(Point { x, .. })).unwrap(), "..");
    }

    #[test]
    fn a_pattern_is_an_expression() {
        let expression = as_expression(&pattern(quote!(Path((mut name, id)))));
        assert_eq!(expression.to_string(), quote!(Path((name, id))).to_string());
    }
}
