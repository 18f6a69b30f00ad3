use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Signature, Token, Visibility};

/// A function whose body stays the tokens that the user wrote, whatever they are: newer syntax
/// than syn knows, or half a line in an editor.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) signature: Signature,
    pub(crate) body: Body,
}

#[derive(Clone)]
pub(crate) enum Body {
    Block(Group),
    Missing(Token![;]),
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(Self {
            attributes: input.call(Attribute::parse_outer)?,
            visibility: input.parse()?,
            signature: input.parse()?,
            body: input.parse()?,
        })
    }
}

impl Function {
    /// A whole item. Its body is taken off first, because syn goes over all that it is given.
    pub(crate) fn of(item: TokenStream) -> syn::Result<Self> {
        let mut head: Vec<_> = item.clone().into_iter().collect();
        let body = match head.pop() {
            Some(TokenTree::Group(body)) if is_block(&body) => body,
            _ => return syn::parse2(item),
        };
        let parse = |input: ParseStream<'_>| {
            Ok(Self {
                attributes: input.call(Attribute::parse_outer)?,
                visibility: input.parse()?,
                signature: input.parse()?,
                body: Body::Block(ungroup(body)),
            })
        };
        // What is wrong may look otherwise where the body is not seen.
        parse
            .parse2(head.into_iter().collect())
            .or_else(|_| syn::parse2(item))
    }
}

impl Parse for Body {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![;]) {
            input.parse().map(Self::Missing)
        } else {
            input.step(|cursor| match cursor.token_tree() {
                Some((TokenTree::Group(block), rest)) => Ok((Self::Block(ungroup(block)), rest)),
                _ => Err(cursor.error("expected a body")),
            })
        }
    }
}

/// Braces, or the invisible group around them.
fn is_block(group: &Group) -> bool {
    matches!(group.delimiter(), Delimiter::Brace | Delimiter::None)
}

/// The block in the invisible group that `macro_rules!` wraps around `$body:block`.
fn ungroup(group: Group) -> Group {
    let only = match group.delimiter() {
        Delimiter::None => group.stream().into_iter().next(),
        _ => None,
    };
    match only {
        Some(TokenTree::Group(inner)) => ungroup(inner),
        _ => group,
    }
}

impl ToTokens for Body {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Block(block) => block.to_tokens(tokens),
            Self::Missing(semicolon) => semicolon.to_tokens(tokens),
        }
    }
}

impl Function {
    /// Nothing is in its body: `fn user(headers: &HeaderMap) -> User {}`
    pub(crate) fn emptied(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        self.write_head(&mut tokens);
        match &self.body {
            Body::Block(_) => {
                let empty = Group::new(Delimiter::Brace, TokenStream::new());
                tokens.extend([TokenTree::Group(empty)]);
            }
            Body::Missing(semicolon) => semicolon.to_tokens(&mut tokens),
        }
        tokens
    }

    fn write_head(&self, tokens: &mut TokenStream) {
        for attribute in &self.attributes {
            attribute.to_tokens(tokens);
        }
        self.visibility.to_tokens(tokens);
        self.signature.to_tokens(tokens);
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.write_head(tokens);
        self.body.to_tokens(tokens);
    }
}
