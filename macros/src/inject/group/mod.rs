//! A group: `#[inject(App, guard(admin))]` on an `impl` block or on an inline module. Each `async fn` in
//! it is wired with these options, to which its own `#[inject(…)]` adds.

mod block;
mod member;
mod members;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

use self::block::Block;
use self::member::Member;
use self::members::members;
use super::options;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::group;

/// Sends a function with its options on to its container.
pub(crate) type Send<'a> = &'a dyn Fn(TokenStream, TokenStream) -> TokenStream;

/// The item with its functions wired, or nothing if it is no group.
///
/// Input: `#[inject(App, guard(admin))] impl AdminApi { async fn list(db: &Db) { … } }`
///
/// Output: `impl AdminApi { … }`, in which each function is sent on with `App, guard(admin);`
pub(super) fn expand(
    options: &TokenStream,
    item: &TokenStream,
    send: Send<'_>,
) -> Option<TokenStream> {
    let block = Block::of(item)?;
    let mut errors = Errors::default();
    options::check_group(options.clone(), &mut errors);
    let (head, body) = (&block.head, wired(&block, options, send, &mut errors));
    let errors = errors.into_compile_errors();
    Some(quote!(#errors #head #body))
}

/// The block's body, in which the functions are wired.
fn wired(block: &Block, options: &TokenStream, send: Send<'_>, errors: &mut Errors) -> Group {
    let members: Vec<_> = members(block.body.stream())
        .into_iter()
        .map(|tokens| Member::of(&tokens))
        .collect();
    let count = members.iter().filter(|member| member.is_wired()).count();
    errors.extend((count == 0).then(|| group::empty_group(&block.keyword)));
    let members = members
        .into_iter()
        .map(|member| expanded(member, block, options, send));
    let mut body = Group::new(block.body.delimiter(), members.collect());
    body.set_span(block.body.span());
    body
}

fn expanded(member: Member, block: &Block, of_group: &TokenStream, send: Send<'_>) -> TokenStream {
    let (own, conditions, item) = match member {
        Member::Function {
            own,
            conditions,
            item,
        } => (own, conditions, item),
        Member::Group { own, item } => {
            let options = quote!(#of_group; #own);
            return expand(&options, &item, send).unwrap_or(item);
        }
        Member::Other(tokens) => return tokens,
    };
    let is_beside = block.names_generics(&item);
    let beside = is_beside.then(|| quote!(Self;));
    let call = send(quote!(#beside #of_group; #own), item);
    quote!(#conditions #call)
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}
