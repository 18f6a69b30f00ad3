//! Functions that somebody is typing. What rustc cannot read, it has told before it calls a macro,
//! and told again it would be two errors.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;
use syn::parse::Parse;
use syn::{Attribute, FnArg, ReturnType, parse_quote};

use super::function::Function;

/// A function without what is half typed of its parameters and of its return type. Its body may name
/// what is missing, so it is for editors alone.
pub(crate) struct HalfTyped {
    pub(crate) function: Function,
    /// An `impl` or a `dyn` that nothing follows, which only syn does not read.
    pub(crate) untold: Option<TokenTree>,
}

/// What can be the rest of a parameter or of a type, before its `>`.
fn rests() -> [TokenStream; 5] {
    [
        TokenStream::new(),
        quote!(X),
        quote!(: X),
        quote!(x: X),
        quote!([x] x: X),
    ]
}

impl HalfTyped {
    /// Unless something else is wrong with it.
    ///
    /// Input: `async fn chat(user: &User, db: &) -> Answer { … }`
    ///
    /// Output: `async fn chat(user: &User) -> Answer { … }`
    pub(crate) fn of(item: &TokenStream) -> Option<Self> {
        let tokens: Vec<TokenTree> = item.clone().into_iter().collect();
        let position = parameter_list(&tokens)?;
        let (before, behind) = (&tokens[..position], &tokens[position + 1..]);
        let TokenTree::Group(list) = &tokens[position] else {
            return None;
        };
        let (body, output) = behind.split_last()?;
        let mut untold = None;
        let parameters = split_at_commas(list.stream())
            .into_iter()
            .map(|tokens| finished::<FnArg>(tokens, &mut untold))
            .collect::<Option<Vec<_>>>()?;
        let parameters = parameters.iter().filter(|parameter| !parameter.is_empty());
        let mut list = Group::new(Delimiter::Parenthesis, quote!(#(#parameters),*));
        list.set_span(tokens[position].span());
        let output = finished_output(output, &mut untold)?;
        let function = quote!(#(#before)* #list #output #body);
        let function = Function::of(function).ok()?;
        Some(Self { function, untold })
    }
}

/// What stands before what rust-analyzer alone gets to see.
pub(crate) fn only_in_editors() -> TokenStream {
    quote!(#[cfg(rust_analyzer)])
}

/// What stands before the item around that: rustc does not know the name.
pub(crate) fn allows_editors() -> Attribute {
    parse_quote!(#[allow(unexpected_cfgs, reason = "only rust-analyzer sets it")])
}

/// Where the parameters of a function are: behind its name, and what is in `<…>` behind that.
fn parameter_list(tokens: &[TokenTree]) -> Option<usize> {
    let keyword = tokens.iter().position(|token| is_word(token, &["fn"]))?;
    let mut angles = Angles::default();
    let mut behind = tokens.iter().enumerate().skip(keyword + 2);
    let (position, first) = behind.find(|(_, token)| {
        angles.pass(token);
        angles.depth == 0 && !is_punct(token, '>')
    })?;
    let is_list =
        matches!(first, TokenTree::Group(list) if list.delimiter() == Delimiter::Parenthesis);
    is_list.then_some(position)
}

/// The tokens if all of them are there, nothing if the end of them is missing.
fn finished<T: Parse>(tokens: TokenStream, untold: &mut Option<TokenTree>) -> Option<TokenStream> {
    if syn::parse2::<T>(tokens.clone()).is_ok() {
        return Some(tokens);
    }
    let last = tokens.clone().into_iter().last();
    let closing = closing(&tokens);
    let is_half_typed = rests()
        .iter()
        .any(|rest| syn::parse2::<T>(quote!(#tokens #rest #closing)).is_ok());
    *untold = untold
        .take()
        .or_else(|| last.filter(|last| is_word(last, &["impl", "dyn"])));
    is_half_typed.then(TokenStream::new)
}

/// The same of what stands between the parameters and the body.
fn finished_output(tokens: &[TokenTree], untold: &mut Option<TokenTree>) -> Option<TokenStream> {
    let is_type = tokens.first().is_some_and(|first| is_punct(first, '-'))
        && !tokens.iter().any(|token| is_word(token, &["where"]));
    let tokens: TokenStream = tokens.iter().cloned().collect();
    if is_type {
        finished::<ReturnType>(tokens, untold)
    } else {
        Some(tokens)
    }
}

/// The `>` that are missing.
fn closing(tokens: &TokenStream) -> TokenStream {
    let mut angles = Angles::default();
    for token in tokens.clone() {
        angles.pass(&token);
    }
    let closing = std::iter::repeat_n(Punct::new('>', Spacing::Alone), angles.depth);
    closing.map(TokenTree::from).collect()
}

/// What stands between commas outside of `<…>`. Behind the last comma there may be nothing.
fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut angles = Angles::default();
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        angles.pass(&token);
        match parts.last_mut() {
            Some(part) if angles.depth > 0 || !is_punct(&token, ',') => part.extend([token]),
            _ => parts.push(TokenStream::new()),
        }
    }
    parts.pop_if(|last| last.is_empty());
    parts
}

/// How many `<` are open.
#[derive(Default)]
struct Angles {
    depth: usize,
    is_arrow: bool,
}

impl Angles {
    fn pass(&mut self, token: &TokenTree) {
        if is_punct(token, '<') {
            self.depth += 1;
        } else if is_punct(token, '>') && !self.is_arrow {
            self.depth = self.depth.saturating_sub(1);
        }
        self.is_arrow = is_punct(token, '-');
    }
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn is_word(token: &TokenTree, words: &[&str]) -> bool {
    let is_one_of = |word: &Ident| words.iter().any(|known| word == known);
    matches!(token, TokenTree::Ident(word) if is_one_of(word))
}
