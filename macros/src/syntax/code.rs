//! Generated code, as it is put together from its parts.

use std::fmt;
use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, Generics, Lifetime, Path, Token, Type, Visibility, WhereClause};

use super::function::Function;
use super::hardwire::Hardwire;
use super::located::code_span;

/// Generated code. To put one `TokenStream` into another, and to clone one, takes calls of the
/// compiler. This is only pointed to, and becomes tokens once, when all of it is there.
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

fn written(pieces: &[Piece]) -> Vec<TokenTree> {
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
                let inside = written(inside).into_iter().collect();
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
        tokens.extend(written(&self.0));
    }

    fn to_token_stream(&self) -> TokenStream {
        written(&self.0).into_iter().collect()
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
        let mut written = Written::at(code_span(), 0);
        for code in all {
            written.insert(&code);
        }
        written.code()
    }
}

/// `a, b`
pub(crate) fn list<T: Insert>(all: impl IntoIterator<Item = T>) -> Code {
    separated(",", all)
}

/// `a && b`
pub(crate) fn separated<T: Insert>(by: &'static str, all: impl IntoIterator<Item = T>) -> Code {
    let all = all.into_iter();
    let mut written = Written::at(code_span(), 2 * all.size_hint().0);
    for (position, code) in all.enumerate() {
        if position > 0 {
            written.word(by);
        }
        written.insert(&code);
    }
    written.code()
}

/// What `code!` has written so far.
pub(crate) struct Written {
    pub(crate) span: Span,
    pieces: Vec<Piece>,
}

impl Written {
    /// With as many pieces, or about as many.
    pub(crate) fn at(span: Span, pieces: usize) -> Self {
        let pieces = Vec::with_capacity(pieces);
        Self { span, pieces }
    }

    pub(crate) fn word(&mut self, word: &'static str) {
        self.pieces.push(Piece::Word(word, self.span));
    }

    pub(crate) fn group(&mut self, delimiter: Delimiter, inside: Self) {
        let group = Piece::Group(delimiter, self.span, inside.pieces);
        self.pieces.push(group);
    }

    pub(crate) fn insert(&mut self, code: &impl Insert) {
        code.insert_into(self);
    }

    pub(crate) fn code(self) -> Code {
        Code::of(self.pieces)
    }
}

/// What may stand behind a `#` in `code!`.
pub(crate) trait Insert {
    fn insert_into(&self, written: &mut Written);
}

impl Insert for Code {
    fn insert_into(&self, written: &mut Written) {
        if !self.is_empty() {
            written.pieces.push(Piece::Code(self.clone()));
        }
    }
}

impl<T: Insert + ?Sized> Insert for &T {
    fn insert_into(&self, written: &mut Written) {
        T::insert_into(self, written);
    }
}

impl<T: Insert> Insert for Option<T> {
    fn insert_into(&self, written: &mut Written) {
        if let Some(code) = self {
            code.insert_into(written);
        }
    }
}

impl Insert for Ident {
    fn insert_into(&self, written: &mut Written) {
        let name = self.clone().into();
        written.pieces.push(Piece::Token(name));
    }
}

impl Insert for Literal {
    fn insert_into(&self, written: &mut Written) {
        let literal = self.clone().into();
        written.pieces.push(Piece::Token(literal));
    }
}

impl Insert for str {
    fn insert_into(&self, written: &mut Written) {
        Literal::string(self).insert_into(written);
    }
}

impl Insert for String {
    fn insert_into(&self, written: &mut Written) {
        self.as_str().insert_into(written);
    }
}

impl Insert for Hardwire {
    fn insert_into(&self, written: &mut Written) {
        Self::written_at(code_span()).insert_into(written);
    }
}

/// What the user wrote.
macro_rules! insert_tokens_of {
    ($($ty:ty)*) => {$(
        impl Insert for $ty {
            fn insert_into(&self, written: &mut Written) {
                Code::from(self.to_token_stream()).insert_into(written);
            }
        }
    )*};
}

insert_tokens_of! {
    TokenStream Attribute Visibility Generics WhereClause Lifetime Path Type Expr Function
    Token![async]
}

/// `quote!`, into [`Code`]. What stands behind a `#` is a variable; there are no repetitions.
macro_rules! code {
    ($($tokens:tt)*) => {
        $crate::syntax::code_at!($crate::syntax::code_span()=> $($tokens)*)
    };
}

/// The same, its tokens at this place.
macro_rules! code_at {
    ($span:expr=>) => {
        $crate::syntax::Code::new()
    };
    ($span:expr=> $($tokens:tt)*) => {
        $crate::syntax::written_at!($span=> $($tokens)*).code()
    };
}

/// The same, not yet shared.
macro_rules! written_at {
    ($span:expr=>) => {
        $crate::syntax::Written::at($span, 0)
    };
    ($span:expr=> $($tokens:tt)*) => {{
        const COUNT: usize = [$(stringify!($tokens)),*].len();
        let mut written = $crate::syntax::Written::at($span, COUNT);
        $crate::syntax::write_tokens!(written (@ $($tokens)*) ($($tokens)* @));
        written
    }};
}

/// Each token is looked at beside the one before it, so that no macro calls itself as often as there
/// are tokens.
macro_rules! write_tokens {
    ($written:ident ($($before:tt)*) ($($token:tt)*)) => {
        $($crate::syntax::write_token!($written $before $token);)*
    };
}

macro_rules! write_token {
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
            $crate::syntax::written_at!($written.span=> $($inside)*),
        )
    };
}

pub(crate) use {code, code_at, write_group, write_token, write_tokens, written_at};

#[cfg(test)]
mod tests {
    use proc_macro2::{Ident, Span};
    use quote::ToTokens;

    use super::{Code, list, separated};

    fn name(name: &str) -> Code {
        Code::from(Ident::new(name, Span::call_site()))
    }

    #[test]
    fn every_kind_of_token_is_that_of_quote() {
        let (call, nothing) = (name("call"), None::<Code>);
        let code = code! {
            let mut x: &'a [u8; 2] = match #call.0 #nothing { _ => 'done: { "a" } };
            #[cfg(x)] if a != b || c..=d && !e {} -> :: std::vec![]
        };
        let call = call.to_token_stream();
        let quoted = ::quote::quote! {
            let mut x: &'a [u8; 2] = match #call.0 { _ => 'done: { "a" } };
            #[cfg(x)] if a != b || c..=d && !e {} -> :: std::vec![]
        };
        assert_eq!(code.to_string(), quoted.to_string());
    }

    #[test]
    fn what_is_empty_leaves_no_trace() {
        let nothing = code!();
        assert!(code!(#nothing #nothing).is_empty());
        assert!(list::<Code>([]).is_empty());
    }

    #[test]
    fn separators_stand_between() {
        let all = || ["a", "b", "c"].map(name);
        assert_eq!(list(all()).to_string(), "a , b , c");
        assert_eq!(separated("&&", all()).to_string(), "a && b && c");
    }
}
