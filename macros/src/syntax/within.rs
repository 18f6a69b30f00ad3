use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parenthesized;
use syn::parse::{ParseStream, Parser};

/// Runs a parser over all of what stands in the parentheses of an attribute. What is missing at the end
/// is missed at the last token, and not at the whole attribute.
pub(crate) fn parse_within<T>(
    tokens: TokenStream,
    parser: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    let Some(last) = tokens.clone().into_iter().last() else {
        return parser.parse2(tokens);
    };
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(last.span());
    let within = |input: ParseStream<'_>| {
        let content;
        parenthesized!(content in input);
        parser(&content)
    };
    within.parse2(TokenTree::from(group).into())
}
