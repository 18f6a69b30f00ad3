//! The value of an option, `teardown = Tx::finish`, and what was probably meant by one that cannot be read.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{LitStr, Token};

use super::within::parse_within;

/// The tokens after the name of an option, up to the next comma, which are not what it takes.
pub(crate) struct Misread(TokenStream);

/// Reads `= value`, up to the next comma. What cannot be read is skipped.
pub(crate) fn assigned<T>(
    input: ParseStream<'_>,
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> Result<T, Misread> {
    let ahead = input.fork();
    let is_assigned = ahead.parse::<Token![=]>().is_ok();
    match parse(&ahead) {
        Ok(value) if is_assigned && at_end(&ahead) => {
            input.advance_to(&ahead);
            Ok(value)
        }
        _ => Err(Misread::skipped(input)),
    }
}

/// Reads options that are separated by commas. `read_one` reports what is wrong with one, and reads it to its end.
pub(crate) fn read_options(
    input: ParseStream<'_>,
    mut read_one: impl FnMut(ParseStream<'_>),
) -> syn::Result<()> {
    while !input.is_empty() {
        read_one(input);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(())
}

/// An option that is a word alone has nothing after it.
pub(crate) fn no_value(input: ParseStream<'_>) -> Result<(), Misread> {
    if at_end(input) {
        Ok(())
    } else {
        Err(Misread::skipped(input))
    }
}

/// Reads `= own`, where no other word is possible.
pub(crate) fn word(input: ParseStream<'_>, expected: &str) -> Result<(), Misread> {
    assigned(input, |input| {
        let value = input.call(Ident::parse_any)?;
        if value == expected {
            Ok(())
        } else {
            Err(syn::Error::new(value.span(), "expected another word"))
        }
    })
}

/// Whether the next option begins here.
fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

impl Misread {
    pub(crate) fn skipped(input: ParseStream<'_>) -> Self {
        let mut tokens = TokenStream::new();
        while !at_end(input)
            && let Ok(token) = input.parse::<TokenTree>()
        {
            tokens.extend([token]);
        }
        Self(tokens)
    }

    /// The value, or the name of the option if there is none.
    pub(crate) fn place(&self, name: &impl ToTokens) -> TokenStream {
        let value = without_assignment(&self.0);
        if value.is_empty() {
            name.to_token_stream()
        } else {
            value
        }
    }

    /// The option that follows without a comma.
    pub(crate) fn next_option(&self) -> Option<String> {
        match self.0.clone().into_iter().next()? {
            TokenTree::Ident(next) => Some(next.to_string()),
            _ => None,
        }
    }

    /// The value without quotes, parentheses and a call, if it can be read then: `Tx::finish` of
    /// `= "Tx::finish"`, `(Tx::finish)` and `= Tx::finish()`.
    pub(crate) fn meant<T>(
        &self,
        parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
    ) -> Option<String> {
        let plain = without_call(unwrapped(without_assignment(&self.0)));
        parse_within(plain.clone(), parse).ok()?;
        Some(plain.to_string().replace(' ', ""))
    }

    /// The first number in it: `5` of `"5s"`.
    pub(crate) fn number(&self) -> Option<u64> {
        let text = self.0.to_string();
        let mut digits = text.split(|character: char| !character.is_ascii_digit());
        digits.find_map(|digits| digits.parse().ok())
    }
}

fn without_assignment(tokens: &TokenStream) -> TokenStream {
    let is_assignment =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '=');
    tokens
        .clone()
        .into_iter()
        .skip_while(is_assignment)
        .collect()
}

/// What is in the quotes, or in the parentheses or brackets.
fn unwrapped(tokens: TokenStream) -> TokenStream {
    let mut rest = tokens.clone().into_iter();
    match (rest.next(), rest.next()) {
        (Some(TokenTree::Group(group)), None) => unwrapped(group.stream()),
        (Some(TokenTree::Literal(literal)), None) => {
            let text = syn::parse_str::<LitStr>(&literal.to_string());
            let inner = text.ok().and_then(|text| text.value().parse().ok());
            inner.unwrap_or(tokens)
        }
        _ => tokens,
    }
}

/// `Tx::finish` of `Tx::finish()`
fn without_call(tokens: TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    let is_call = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis && group.stream().is_empty());
    tokens.pop_if(|last| is_call(last));
    tokens.into_iter().collect()
}

/// The provider that is probably meant by what stands in `#[dep(…)]`: `replica` of `"replica"`,
/// `name = "replica"`, `App::replica`.
pub(crate) fn probable_name(tokens: TokenStream) -> Option<String> {
    let parts = |input: ParseStream<'_>| Ok(Misread::skipped(input).0);
    let first = Parser::parse2(
        |input: ParseStream<'_>| {
            let first = parts(input);
            let _: TokenStream = input.parse()?;
            first
        },
        tokens,
    );
    let last = first.ok()?.into_iter().last()?;
    let name = unwrapped(last.into()).to_string();
    syn::parse_str::<syn::Ident>(&name).ok().map(|_| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misread(text: &str) -> Misread {
        Misread(text.parse().unwrap())
    }

    #[test]
    fn a_value_is_found_in_quotes_in_parentheses_and_in_a_call() {
        for text in [
            "= \"Tx::finish\"",
            "(Tx::finish)",
            "= Tx::finish()",
            "= [Tx::finish]",
        ] {
            let meant = misread(text).meant(syn::Path::parse_mod_style);
            assert_eq!(meant.as_deref(), Some("Tx::finish"), "{text}");
        }
        assert_eq!(misread("= |tx| tx").meant(syn::Path::parse_mod_style), None);
    }

    #[test]
    fn a_provider_is_found_in_whatever_names_it() {
        for text in [
            "\"replica\"",
            "name = \"replica\"",
            "name = replica",
            "App::replica",
            "replica, primary",
        ] {
            let name = probable_name(text.parse().unwrap());
            assert_eq!(name.as_deref(), Some("replica"), "{text}");
        }
        assert_eq!(probable_name("5".parse().unwrap()), None);
    }
}
