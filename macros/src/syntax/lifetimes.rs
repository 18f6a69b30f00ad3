//! The lifetimes in a signature, for a closure that has none of its own.

use proc_macro2::{Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Generics, Lifetime};

/// The lifetime that a signature leaves out: `'__lent`.
const LENT: &str = "__lent";

/// A returned type that borrows from nothing: `Repo<'static>` of `Repo<'_>` and of `Repo<'a>`.
pub(crate) fn lasting(ty: &impl ToTokens, generics: &Generics) -> TokenStream {
    With {
        generics,
        named: Some("static"),
        elided: "static",
        is_returned: true,
    }
    .replaced(ty.to_token_stream())
}

/// A returned type that names all its lifetimes: `Repo<'__lent>` of `Repo<'_>`.
pub(crate) fn named(ty: &impl ToTokens, generics: &Generics) -> TokenStream {
    With {
        generics,
        named: None,
        elided: LENT,
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
        named: Some(name),
        elided: name,
        is_returned: true,
    }
    .replaced(ty.to_token_stream())
}

/// The type of a parameter with any lifetime: `&'_ str` of `&'a str`.
pub(crate) fn elided(ty: &impl ToTokens, generics: &Generics) -> TokenStream {
    With {
        generics,
        named: Some("_"),
        elided: "_",
        is_returned: false,
    }
    .replaced(ty.to_token_stream())
}

/// The lifetimes in the tokens that are the function's own, or `'__lent`, each once.
pub(crate) fn own_lifetimes(tokens: &impl ToTokens, generics: &Generics) -> Vec<Lifetime> {
    let mut found = Vec::new();
    find(tokens.to_token_stream(), &mut found);
    let declared = generics.lifetimes().map(|own| own.lifetime.clone());
    let lent = Lifetime::new(&format!("'{LENT}"), Span::call_site());
    let own = declared.chain([lent]);
    own.filter(|own| found.contains(&own.ident)).collect()
}

/// The same with other names for these, where they are in scope: `for<'any_a> Fn() -> Repo<'any_a>`
pub(crate) fn renamed(tokens: TokenStream, own: &[Lifetime]) -> TokenStream {
    let mut is_behind_quote = false;
    let tokens = tokens.into_iter().map(|token| {
        let was_behind_quote = is_behind_quote;
        is_behind_quote = Kind::of(&token) == Kind::Quote;
        match token {
            TokenTree::Group(group) => in_group(&group, renamed(group.stream(), own)),
            TokenTree::Ident(name)
                if was_behind_quote && own.iter().any(|own| own.ident == name) =>
            {
                Ident::new(&format!("any_{}", name.unraw()), name.span()).into()
            }
            token => token,
        }
    });
    tokens.collect()
}

fn find(tokens: TokenStream, found: &mut Vec<Ident>) {
    let mut is_behind_quote = false;
    for token in tokens {
        match &token {
            TokenTree::Group(group) => find(group.stream(), found),
            TokenTree::Ident(name) if is_behind_quote => found.push(name.clone()),
            _ => {}
        }
        is_behind_quote = Kind::of(&token) == Kind::Quote;
    }
}

/// What stands in the place of a function's lifetimes.
#[derive(Clone, Copy)]
struct With<'a> {
    generics: &'a Generics,
    /// In the place of those that the function declares, unless they stay.
    named: Option<&'static str>,
    /// In the place of `'_`, and of none in what is returned.
    elided: &'static str,
    is_returned: bool,
}

impl With<'_> {
    fn replaced(self, tokens: TokenStream) -> TokenStream {
        let mut replaced = TokenStream::new();
        let mut tokens = tokens.into_iter().peekable();
        let mut last = None;
        while let Some(token) = tokens.next() {
            let (kind, place) = (Kind::of(&token), token.span());
            match token {
                TokenTree::Group(group) if last == Some(Kind::Name) && self.is_returned => {
                    replaced.extend([in_group(&group, self.of_function(group.stream()))]);
                }
                TokenTree::Group(group) if last == Some(Kind::Name) => replaced.extend([group]),
                TokenTree::Group(group) => {
                    replaced.extend([in_group(&group, self.replaced(group.stream()))]);
                }
                TokenTree::Ident(name) if last == Some(Kind::Quote) => {
                    replaced.extend([self.in_the_place_of(name)]);
                }
                token => replaced.extend([token]),
            }
            let is_elided = kind == Kind::Ampersand && last != Some(Kind::Arrow);
            let next = tokens.peek().map(Kind::of);
            if self.is_returned && is_elided && next != Some(Kind::Quote) {
                replaced.extend([TokenTree::from(Punct::new('\'', Spacing::Joint))]);
                replaced.extend([Ident::new(self.elided, ours(place))]);
            }
            last = Some(kind);
        }
        replaced
    }

    /// What a function takes and returns has lifetimes of its own, but for those that are declared
    /// elsewhere: `Fn(&str, &'a str)`.
    fn of_function(self, tokens: TokenStream) -> TokenStream {
        let mut is_behind_quote = false;
        let tokens = tokens.into_iter().map(|token| {
            let was_behind_quote = is_behind_quote;
            is_behind_quote = Kind::of(&token) == Kind::Quote;
            match token {
                TokenTree::Group(group) => in_group(&group, self.of_function(group.stream())),
                TokenTree::Ident(name) if was_behind_quote && name != "_" => {
                    self.in_the_place_of(name).into()
                }
                token => token,
            }
        });
        tokens.collect()
    }

    fn in_the_place_of(self, name: Ident) -> Ident {
        let mut lifetimes = self.generics.lifetimes();
        let is_declared = lifetimes.any(|own| own.lifetime.ident == name);
        let instead = match self.named {
            _ if name == "_" => Some(self.elided),
            named => named.filter(|_| is_declared),
        };
        let place = ours(name.span());
        instead.map_or(name, |instead| Ident::new(instead, place))
    }
}

/// Whoever wrote what stands there, this lifetime is ours.
fn ours(place: Span) -> Span {
    Span::call_site().located_at(place)
}

fn in_group(group: &Group, tokens: TokenStream) -> TokenTree {
    let mut within = Group::new(group.delimiter(), tokens);
    within.set_span(group.span());
    within.into()
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
    use super::{elided, lasting, named, own_lifetimes};

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

    #[test]
    fn what_a_function_takes_may_last_as_what_is_around_it() {
        assert_eq!(
            lasts("Box<dyn Fn(&'a str, &str) + 'a>"),
            "Box<dynFn(&'static str,&str)+'static >"
        );
    }

    #[test]
    fn what_is_returned_names_its_lifetimes() {
        let ty: syn::Type = syn::parse_str("(Repo<'_>, &'a str, &u8, fn(&str))").unwrap();
        let named = named(&ty, &generics());
        let text = compact(&named)
            .replace("'a", "'a ")
            .replace("__lent", "__lent ");
        assert_eq!(text, "(Repo<'__lent >,&'a str,&'__lent u8,fn(&str))");
        let own = own_lifetimes(&named, &generics());
        let own: Vec<_> = own.iter().map(ToString::to_string).collect();
        assert_eq!(own, ["'a", "'__lent"]);
    }
}
