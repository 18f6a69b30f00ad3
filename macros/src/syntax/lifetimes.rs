//! The lifetimes in a signature, for a closure that has none of its own.

use proc_macro2::{Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Generics;

/// A returned type that borrows from nothing: `Repo<'static>` of `Repo<'_>` and of `Repo<'a>`.
pub(crate) fn lasting(ty: &impl ToTokens, generics: &Generics) -> TokenStream {
    With {
        generics,
        name: "static",
        is_returned: true,
    }
    .replaced(ty.to_token_stream())
}

/// A type that borrows for one lifetime alone: `Repo<'object>` of `Repo<'_>` and of `Repo<'a>`.
pub(crate) fn with_lifetime(
    ty: &impl ToTokens,
    generics: &Generics,
    name: &'static str,
) -> TokenStream {
    With {
        generics,
        name,
        is_returned: true,
    }
    .replaced(ty.to_token_stream())
}

/// The type of a parameter with any lifetime: `&'_ str` of `&'a str`.
pub(crate) fn elided(ty: &impl ToTokens, generics: &Generics) -> TokenStream {
    With {
        generics,
        name: "_",
        is_returned: false,
    }
    .replaced(ty.to_token_stream())
}

/// What stands in the place of a function's lifetimes.
struct With<'a> {
    generics: &'a Generics,
    name: &'static str,
    is_returned: bool,
}

impl With<'_> {
    fn replaced(&self, tokens: TokenStream) -> TokenStream {
        let mut replaced = TokenStream::new();
        let mut tokens = tokens.into_iter().peekable();
        let mut last = None;
        while let Some(token) = tokens.next() {
            let (kind, place) = (Kind::of(&token), token.span());
            match token {
                // What a function takes and returns has lifetimes of its own: `Fn(&str) -> &str`.
                TokenTree::Group(group) if last != Some(Kind::Name) => {
                    replaced.extend([self.in_group(&group)]);
                }
                TokenTree::Ident(name) if last == Some(Kind::Quote) && self.is_ours(&name) => {
                    replaced.extend([Ident::new(self.name, name.span())]);
                }
                token => replaced.extend([token]),
            }
            let is_elided = kind == Kind::Ampersand && last != Some(Kind::Arrow);
            let next = tokens.peek().map(Kind::of);
            if self.is_returned && is_elided && next != Some(Kind::Quote) {
                replaced.extend([TokenTree::from(Punct::new('\'', Spacing::Joint))]);
                replaced.extend([Ident::new(self.name, place)]);
            }
            last = Some(kind);
        }
        replaced
    }

    fn in_group(&self, group: &Group) -> TokenTree {
        let mut within = Group::new(group.delimiter(), self.replaced(group.stream()));
        within.set_span(group.span());
        within.into()
    }

    fn is_ours(&self, name: &Ident) -> bool {
        let mut lifetimes = self.generics.lifetimes();
        name == "_" || lifetimes.any(|own| own.lifetime.ident == *name)
    }
}

/// What matters of a token for those behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quote,
    Ampersand,
    Arrow,
    Name,
    Other,
}

impl Kind {
    fn of(token: &TokenTree) -> Self {
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '\'' => Self::Quote,
                '&' => Self::Ampersand,
                // The end of `->`; behind the end of a list of arguments stands no type.
                '>' => Self::Arrow,
                _ => Self::Other,
            },
            TokenTree::Ident(name) if name != "dyn" && name != "mut" => Self::Name,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{elided, lasting};

    fn compact(tokens: &proc_macro2::TokenStream) -> String {
        tokens
            .to_string()
            .replace(' ', "")
            .replace("'static", "'static ")
            .replace("' static", "'static ")
    }

    fn generics() -> syn::Generics {
        syn::parse_str("<'a, T>").unwrap()
    }

    fn lasts(ty: &str) -> String {
        let ty: syn::Type = syn::parse_str(ty).unwrap();
        compact(&lasting(&ty, &generics()))
    }

    #[test]
    fn what_is_returned_borrows_from_nothing() {
        assert_eq!(lasts("Repo<'_>"), "Repo<'static >");
        assert_eq!(lasts("Repo<'a, T>"), "Repo<'static ,T>");
        assert_eq!(lasts("(u8, &[&str])"), "(u8,&'static [&'static str])");
        assert_eq!(lasts("Result<&'a mut T, E>"), "Result<&'static mutT,E>");
        assert_eq!(lasts("Repo<'static>"), "Repo<'static >");
    }

    #[test]
    fn what_a_function_takes_has_its_own_lifetimes() {
        assert_eq!(lasts("Box<dyn Fn(&str) -> &str>"), "Box<dynFn(&str)->&str>");
        assert_eq!(lasts("fn(&str) -> &str"), "fn(&str)->&str");
        assert_eq!(
            lasts("Box<dyn for<'b> Fn(&'b str)>"),
            "Box<dynfor<'b>Fn(&'bstr)>"
        );
    }

    #[test]
    fn what_is_given_may_have_any_lifetime() {
        let ty: syn::Type = syn::parse_str("Names<'a, &'static str, &T>").unwrap();
        let elided = compact(&elided(&ty, &generics()));
        assert_eq!(elided, "Names<'_,&'static str,&T>");
    }
}
