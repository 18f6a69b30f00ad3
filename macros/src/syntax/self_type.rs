use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

use super::Function;
use super::depth::DEEPEST;
use super::function::Body;

/// Whether `Self` stands in the function that this item is: it is one of an `impl` block, and stays
/// one, because an item in a function has no `Self` from outside.
pub(crate) fn mentions_self(function: &Function) -> bool {
    let body = match &function.body {
        Body::Block(block) => block.stream(),
        Body::Missing(_) => TokenStream::new(),
    };
    in_signature(function.signature.to_token_stream()) || in_body(body, 0)
}

fn in_signature(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => in_signature(group.stream()),
        token => is_self(&token),
    })
}

/// The items in a body have a `Self` of their own, or none.
fn in_body(tokens: TokenStream, depth: usize) -> bool {
    let mut is_item = false;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match &token {
            TokenTree::Group(group) if is_item && group.delimiter() == Delimiter::Brace => {
                is_item = false;
                false
            }
            TokenTree::Group(group) => {
                !is_item && depth < DEEPEST && in_body(group.stream(), depth + 1)
            }
            TokenTree::Ident(word) if word == "fn" => {
                is_item |= matches!(tokens.peek(), Some(TokenTree::Ident(_)));
                false
            }
            TokenTree::Ident(word) => {
                let begins_item = ["enum", "impl", "struct", "trait", "union"];
                is_item |= begins_item.iter().any(|item| word == item)
                    && !matches!(tokens.peek(), Some(TokenTree::Punct(next)) if ".=;,)".contains(next.as_char()));
                !is_item && is_self(&token)
            }
            // `struct Unit;`
            TokenTree::Punct(punct) => {
                is_item &= punct.as_char() != ';';
                false
            }
            TokenTree::Literal(_) => false,
        };
        if found {
            return true;
        }
    }
    false
}

/// The tokens with the name of the block in the place of `Self`, for where that is another type.
///
/// Input: `Tag<Self>` in `impl App`
///
/// Output: `Tag<App>`
pub(crate) fn under_its_name(tokens: TokenStream, block: &Ident) -> TokenStream {
    let named = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let inner = under_its_name(group.stream(), block);
            let mut named = Group::new(group.delimiter(), inner);
            named.set_span(group.span());
            named.into()
        }
        token if is_self(&token) => {
            let mut name = block.clone();
            name.set_span(block.span().located_at(token.span()));
            name.into()
        }
        token => token,
    });
    named.collect()
}

fn is_self(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if word == "Self")
}

#[cfg(test)]
mod tests {
    use super::mentions_self;

    fn is_found(text: &str) -> bool {
        mentions_self(&syn::parse_str(text).unwrap())
    }

    #[test]
    fn it_is_found_at_any_depth() {
        for text in [
            "async fn f(db: &Db) -> Self { todo!() }",
            "async fn f(list: impl Fn(u8) -> Vec<Self>) {}",
            "async fn f() { if true { call(&[Self::LIMIT]) } }",
            "async fn f() { struct Unit; Self::g() }",
            "async fn f() { fn g() {} Self::g() }",
            "async fn f() { let g: fn(u8) -> u8 = h; Self::g() }",
        ] {
            assert!(is_found(text), "{text}");
        }
    }

    #[test]
    fn that_of_an_item_within_is_another_one() {
        for text in [
            "async fn f() { impl Clone for A { fn clone(&self) -> Self { Self } } }",
            "async fn f() { struct A(Option<Box<Self>>); }",
            "async fn f() { trait A where Self: Sized { fn new() -> Self; } }",
            "async fn itself(self_: u8) { \"Self\" }",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
