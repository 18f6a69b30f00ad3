//! The `impl` block or the module of a group.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{GenericParam, Generics};

use super::{is_punct, is_word};

pub(super) struct Block {
    /// All that stands before the braces.
    pub(super) head: TokenStream,
    pub(super) keyword: Ident,
    /// The type and const parameters of an `impl`, which no function within a function can name.
    generics: Vec<String>,
    pub(super) body: Group,
}

impl Block {
    /// An `impl` of a type, or a module with its items, but neither a function nor an `impl` of a trait.
    pub(super) fn of(item: &TokenStream) -> Option<Self> {
        let keyword = keyword(item)?;
        let mut head: Vec<_> = item.clone().into_iter().collect();
        let body = match head.pop()? {
            TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => body,
            _ => return None,
        };
        let is_impl = keyword == "impl";
        if is_impl && is_of_trait(&head) {
            return None;
        }
        let head: TokenStream = head.into_iter().collect();
        let generics = if is_impl {
            generics.parse2(head.clone()).unwrap_or_default()
        } else {
            Vec::new()
        };
        Some(Self {
            head,
            keyword,
            generics,
            body,
        })
    }

    /// The function names a type parameter of the `impl`.
    pub(super) fn names_generics(&self, item: &TokenStream) -> bool {
        !self.generics.is_empty() && mentions(item, &self.generics)
    }
}

/// `impl` or `mod`, behind attributes, a visibility and `unsafe`.
fn keyword(item: &TokenStream) -> Option<Ident> {
    let mut tokens = item.clone().into_iter().peekable();
    loop {
        match tokens.next()? {
            TokenTree::Punct(pound) if pound.as_char() == '#' => {
                tokens.next();
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {}
            TokenTree::Ident(word) if word == "pub" => {
                tokens.next_if(|token| matches!(token, TokenTree::Group(_)));
            }
            TokenTree::Ident(word) if word == "unsafe" || word == "default" => {}
            TokenTree::Ident(word) if word == "impl" || word == "mod" => return Some(word),
            _ => return None,
        }
    }
}

/// `impl Trait for Type`, where `for` does not begin a type: `for<'a> fn(&'a str)`.
fn is_of_trait(head: &[TokenTree]) -> bool {
    let mut pairs = head.windows(2);
    pairs.any(|pair| is_word(&pair[0], "for") && !is_punct(&pair[1], '<'))
}

fn generics(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    while !input.peek(syn::Token![impl]) {
        input.parse::<TokenTree>()?;
    }
    input.parse::<syn::Token![impl]>()?;
    let generics: Generics = input.parse()?;
    input.parse::<TokenStream>()?;
    let names = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Type(parameter) => parameter.ident.to_string(),
        GenericParam::Const(parameter) => parameter.ident.to_string(),
        GenericParam::Lifetime(parameter) => parameter.lifetime.ident.to_string(),
    });
    Ok(names.collect())
}

fn mentions(tokens: &TokenStream, names: &[String]) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(word) => names.iter().any(|name| word == name),
        TokenTree::Group(group) => mentions(&group.stream(), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
