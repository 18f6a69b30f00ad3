use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
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

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.attributes.iter().map(ToTokens::to_token_stream));
        self.visibility.to_tokens(tokens);
        self.signature.to_tokens(tokens);
        self.body.to_tokens(tokens);
    }
}
