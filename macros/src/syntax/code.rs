//! Generated code, as it is put together from its parts.

use std::fmt;
use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, Generics, Lifetime, Path, Token, Type, Visibility, WhereClause};

use super::call_site::CallSite;
use super::function::Function;

/// Generated code. Inserting one `TokenStream` into another and cloning one both take calls of the
/// compiler. This is shared by a pointer, and becomes tokens once, when it is complete.
#[derive(Clone, Default)]
pub(crate) struct Code(Rc<Vec<Piece>>);

#[derive(Clone)]
enum Piece {
    /// One token as the macros' own source has it: `match`, `::`, `'done`, `0`.
    Word(&'static str, Span),
    Token(TokenTree),
    Group(Delimiter, Span, Vec<Piece>),
    Code(Code),
}

impl Code {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn push(&mut self, code: Self) {
        if !code.is_empty() {
            Rc::make_mut(&mut self.0).push(Piece::Code(code));
        }
    }

    fn of(pieces: Vec<Piece>) -> Self {
        Self(Rc::new(pieces))
    }
}

fn tokens_of(pieces: &[Piece]) -> Vec<TokenTree> {
    // Most pieces are a token, and to grow is what takes longest.
    let mut tokens = Vec::with_capacity(2 * pieces.len());
    write(pieces, &mut tokens);
    tokens
}

fn write(pieces: &[Piece], tokens: &mut Vec<TokenTree>) {
    for piece in pieces {
        match piece {
            Piece::Word(word, span) => write_word(word, *span, tokens),
            Piece::Token(token) => tokens.push(token.clone()),
            Piece::Group(delimiter, span, inside) => {
                let inside = tokens_of(inside).into_iter().collect();
                let mut group = Group::new(*delimiter, inside);
                group.set_span(*span);
                tokens.push(TokenTree::Group(group));
            }
            Piece::Code(code) => write(&code.0, tokens),
        }
    }
}

fn write_word(word: &str, span: Span, tokens: &mut Vec<TokenTree>) {
    match word.as_bytes() {
        [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..] => tokens.push(Ident::new(word, span).into()),
        [b'0'..=b'9', ..] => tokens.extend(word.parse().map(|number: usize| {
            let number = Literal::usize_unsuffixed(number);
            literal(number, span)
        })),
        // To have the compiler read it would take longer, and ours have no escapes.
        [b'"', ..] => tokens.push(literal(Literal::string(word.trim_matches('"')), span)),
        [b'\'', ..] => {
            tokens.push(punct(b'\'', Spacing::Joint, span));
            tokens.push(Ident::new(&word[1..], span).into());
        }
        [joint @ .., alone] => {
            for byte in joint {
                tokens.push(punct(*byte, Spacing::Joint, span));
            }
            tokens.push(punct(*alone, Spacing::Alone, span));
        }
        [] => {}
    }
}

fn literal(mut literal: Literal, span: Span) -> TokenTree {
    literal.set_span(span);
    literal.into()
}

fn punct(byte: u8, spacing: Spacing, span: Span) -> TokenTree {
    let mut punct = Punct::new(char::from(byte), spacing);
    punct.set_span(span);
    punct.into()
}

impl ToTokens for Code {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(tokens_of(&self.0));
    }

    fn to_token_stream(&self) -> TokenStream {
        tokens_of(&self.0).into_iter().collect()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_token_stream().fmt(out)
    }
}

impl From<TokenStream> for Code {
    fn from(tokens: TokenStream) -> Self {
        Self::of(tokens.into_iter().map(Piece::Token).collect())
    }
}

impl From<Ident> for Code {
    fn from(name: Ident) -> Self {
        Self::of(vec![Piece::Token(name.into())])
    }
}

impl FromIterator<Code> for Code {
    fn from_iter<T: IntoIterator<Item = Code>>(all: T) -> Self {
        let pieces = all.into_iter().filter(|code| !code.is_empty());
        Self::of(pieces.map(Piece::Code).collect())
    }
}

/// The tokens that `code!` has written so far.
pub(crate) struct Written<'a> {
    pub(crate) site: CallSite<'a>,
    pieces: Vec<Piece>,
}

impl<'a> Written<'a> {
    /// Starts with room for about so many pieces.
    pub(crate) fn at(site: CallSite<'a>, pieces: usize) -> Self {
        let pieces = Vec::with_capacity(pieces);
        Self { site, pieces }
    }

    pub(crate) fn word(&mut self, word: &'static str) {
        self.pieces.push(Piece::Word(word, self.site.code));
    }

    pub(crate) fn group(&mut self, delimiter: Delimiter, inside: Self) {
        let group = Piece::Group(delimiter, self.site.code, inside.pieces);
        self.pieces.push(group);
    }

    pub(crate) fn insert(&mut self, code: &impl Insert) {
        code.insert_into(self);
    }

    /// The path of the runtime.
    pub(crate) fn hardwire(&mut self) {
        self.site.write_hardwire(self);
    }

    pub(crate) fn code(self) -> Code {
        Code::of(self.pieces)
    }
}

/// A value that can be written after a `#` in `code!`.
pub(crate) trait Insert {
    fn insert_into(&self, written: &mut Written<'_>);
}

impl Insert for Code {
    fn insert_into(&self, written: &mut Written<'_>) {
        if !self.is_empty() {
            written.pieces.push(Piece::Code(self.clone()));
        }
    }
}

impl<T: Insert + ?Sized> Insert for &T {
    fn insert_into(&self, written: &mut Written<'_>) {
        T::insert_into(self, written);
    }
}

impl<T: Insert> Insert for Option<T> {
    fn insert_into(&self, written: &mut Written<'_>) {
        if let Some(code) = self {
            code.insert_into(written);
        }
    }
}

impl Insert for Ident {
    fn insert_into(&self, written: &mut Written<'_>) {
        let name = self.clone().into();
        written.pieces.push(Piece::Token(name));
    }
}

impl Insert for Literal {
    fn insert_into(&self, written: &mut Written<'_>) {
        let literal = self.clone().into();
        written.pieces.push(Piece::Token(literal));
    }
}

impl Insert for str {
    fn insert_into(&self, written: &mut Written<'_>) {
        Literal::string(self).insert_into(written);
    }
}

impl Insert for String {
    fn insert_into(&self, written: &mut Written<'_>) {
        self.as_str().insert_into(written);
    }
}

/// Tokens that the user wrote.
macro_rules! insert_tokens_of {
    ($($ty:ty)*) => {$(
        impl Insert for $ty {
            fn insert_into(&self, written: &mut Written<'_>) {
                Code::from(self.to_token_stream()).insert_into(written);
            }
        }
    )*};
}

insert_tokens_of! {
    TokenStream Attribute Visibility Generics WhereClause Lifetime Path Type Expr Function
    Token![async]
}

/// `quote!`, into [`Code`]: `code!(site=> let user = #value;)`. All tokens have the span of the
/// [`CallSite`]. A name after a `#` is a variable, except `#hardwire`, which is the path of the runtime
/// from there. There are no repetitions.
macro_rules! code {
    ($site:expr=>) => {
        $crate::syntax::Code::new()
    };
    ($site:expr=> $($tokens:tt)*) => {
        $crate::syntax::written!($site=> $($tokens)*).code()
    };
}

/// The same, not yet shared.
macro_rules! written {
    ($site:expr=>) => {
        $crate::syntax::Written::at($site, 0)
    };
    ($site:expr=> $($tokens:tt)*) => {{
        const COUNT: usize = [$(stringify!($tokens)),*].len();
        let mut written = $crate::syntax::Written::at($site, COUNT);
        $crate::syntax::write_tokens!(written (@ $($tokens)*) ($($tokens)* @));
        written
    }};
}

/// Writes each token by itself, together with the one before it: a macro that calls itself for each
/// token would soon reach the recursion limit.
macro_rules! write_tokens {
    ($written:ident ($($before:tt)*) ($($token:tt)*)) => {
        $($crate::syntax::write_token!($written $before $token);)*
    };
}

macro_rules! write_token {
    ($written:ident # hardwire) => {
        $written.hardwire()
    };
    ($written:ident # $name:ident) => {
        $written.insert(&$name)
    };
    ($written:ident # [$($inside:tt)*]) => {
        $written.word("#");
        $crate::syntax::write_group!($written Bracket $($inside)*)
    };
    ($written:ident $before:tt #) => {};
    ($written:ident $before:tt @) => {};
    ($written:ident $before:tt ($($inside:tt)*)) => {
        $crate::syntax::write_group!($written Parenthesis $($inside)*)
    };
    ($written:ident $before:tt {$($inside:tt)*}) => {
        $crate::syntax::write_group!($written Brace $($inside)*)
    };
    ($written:ident $before:tt [$($inside:tt)*]) => {
        $crate::syntax::write_group!($written Bracket $($inside)*)
    };
    ($written:ident $before:tt $token:tt) => {
        $written.word(stringify!($token))
    };
}

macro_rules! write_group {
    ($written:ident $delimiter:ident $($inside:tt)*) => {
        $written.group(
            ::proc_macro2::Delimiter::$delimiter,
            $crate::syntax::written!($written.site=> $($inside)*),
        )
    };
}

pub(crate) use {code, write_group, write_token, write_tokens, written};

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::Code;
    use crate::syntax::{CallSite, RuntimePath};

    #[test]
    fn every_kind_of_token_is_that_of_quote() {
        let runtime = RuntimePath::default();
        let site = CallSite::of_call(&runtime);
        let (call, nothing) = (Code::from(site.name("call")), None::<Code>);
        let code = code! {site=>
            let mut x: &'a [u8; 2] = match #call.0 #nothing { _ => 'done: { "a" } };
            #[cfg(x)] if a != b || c..=d && !e {} -> :: std::vec![]
        };
        let call = call.to_token_stream();
        let quoted = quote::quote! {
            let mut x: &'a [u8; 2] = match #call.0 { _ => 'done: { "a" } };
            #[cfg(x)] if a != b || c..=d && !e {} -> :: std::vec![]
        };
        assert_eq!(code.to_string(), quoted.to_string());
    }

    #[test]
    fn empty_code_adds_nothing() {
        let runtime = RuntimePath::default();
        let (site, nothing) = (CallSite::of_call(&runtime), code!(site=>));
        assert!(code!(site=> #nothing #nothing).is_empty());
    }
}
