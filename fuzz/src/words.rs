//! The vocabulary of programs that use the macros.

use arbitrary::Arbitrary;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

const WORDS: &[&str] = &[
    "#[singleton]",
    "#[request]",
    "#[factory]",
    "#[input]",
    "#[dep]",
    "#[dep(replica)]",
    "#[dep(has(\"a\"))]",
    "#[arg]",
    "#[extract]",
    "#[cfg(unix)]",
    "#[cfg(not(unix))]",
    "#[cfg_attr(test, request)]",
    "#[doc = \"words\"]",
    "#[container]",
    "#[inject]",
    "#[module]",
    "#![allow(dead_code)]",
    "impl",
    "App",
    "fn",
    "async fn",
    "const fn",
    "unsafe fn",
    "extern \"C\" fn",
    "pub",
    "pub(crate)",
    "pub(in crate::app)",
    "mut",
    "ref",
    "dyn",
    "for<'a>",
    "where",
    "self",
    "&self",
    "Self",
    "Self::User",
    "crate",
    "super",
    "$crate",
    "r#type",
    "名前",
    "&",
    "&mut",
    "&'a",
    "&'static",
    "'a",
    "'_",
    "<",
    ">",
    "<'a>",
    "<T>",
    "<T: Default>",
    "<const N: usize>",
    "<T = u8>",
    "->",
    "=>",
    ":",
    "::",
    ";",
    ",",
    "=",
    "!",
    "?",
    "+",
    "*",
    "..",
    "|",
    "#",
    "_",
    "-",
    "=",
    "app",
    "request",
    "parts",
    "error",
    "ends",
    "user",
    "db",
    "user: &User",
    "db: Db",
    "state: State<App>",
    "next: Next",
    "body: String",
    "make: impl Fn(u8) -> User",
    "make: impl AsyncFn() -> Result<User, Error>",
    "all: Vec<&dyn Check>",
    "one: Option<&User>",
    "#[optional] none: Option<&Absent>",
    "headers: &HeaderMap",
    "(a, b): (A, B)",
    "User",
    "Db",
    "String",
    "u8",
    "()",
    "-> User",
    "-> Result<User, Error>",
    "-> impl Sized",
    "-> &'static User",
    "-> Box<dyn Store>",
    "-> Arc<Db>",
    "-> !",
    "Option<Db>",
    "[u8; 3]",
    "[u8; { N + 1 }]",
    "fn(u8) -> u8",
    "*const u8",
    "<A as B>::C",
    "dyn Fn(u8) + Send",
    "Box<dyn for<'a> Fn(&'a u8) -> &'a u8>",
    "vec![]",
    "0",
    "1.5",
    "\"text\"",
    "'c'",
    "b\"bytes\"",
    "c\"text\"",
    "true",
    "{}",
    "[]",
    "return",
    "await",
    "lazy",
    "teardown = path",
    "until = response",
    "as = dyn Store",
    "blocking",
    "extract",
    "state",
    "modules(Chat)",
    "modules(a::B, C)",
    "error = ApiError",
    "teardown_timeout = 5",
    "task",
    "concurrent",
    "guard(user)",
    "guard(has(\"a\"))",
    "call = name",
    "#[singleton] fn db() -> Db { Db }",
    "#[request] fn user(db: &Db) -> User { User }",
    "#[factory] fn make(#[arg] a: u8) -> T { T }",
    "#[request] fn of<S>(db: &Db) -> Of<S> { Of }",
    "impl App {}",
    "async fn handler() {}",
    "mod inner { }",
    "use a::b;",
    "macro_rules! m { () => {} }",
    "/// words\n",
];

/// A word, or a group of words.
#[derive(Arbitrary, Debug)]
pub(crate) enum Word {
    Word(u8),
    Name(u8),
    Parentheses(Vec<Word>),
    Braces(Vec<Word>),
    Brackets(Vec<Word>),
    /// A group without delimiters, as `macro_rules!` creates them.
    Invisible(Vec<Word>),
    /// A deeply nested word.
    Nested(u8, Box<Word>),
}

impl Word {
    pub(crate) fn tokens(&self) -> Vec<TokenTree> {
        match self {
            Self::Word(number) => {
                let word = WORDS[usize::from(*number) % WORDS.len()];
                parsed(word)
            }
            Self::Name(number) => parsed(&format!("name_{}", number % 8)),
            Self::Parentheses(words) => group(Delimiter::Parenthesis, words),
            Self::Braces(words) => group(Delimiter::Brace, words),
            Self::Brackets(words) => group(Delimiter::Bracket, words),
            Self::Invisible(words) => group(Delimiter::None, words),
            Self::Nested(depth, word) => nested(*depth, word.tokens()),
        }
    }
}

fn parsed(text: &str) -> Vec<TokenTree> {
    let tokens: TokenStream = match text {
        // Only a compiler can create it.
        "$crate" => quote::quote!(krate),
        text => text.parse().unwrap_or_else(|_| panic!("no tokens: {text}")),
    };
    tokens.into_iter().collect()
}

pub(crate) fn all(words: &[Word]) -> TokenStream {
    words.iter().flat_map(Word::tokens).collect()
}

fn group(delimiter: Delimiter, words: &[Word]) -> Vec<TokenTree> {
    vec![Group::new(delimiter, all(words)).into()]
}

/// Nests the tokens as deep as the byte says, in groups, generics, references or function pointers.
fn nested(depth: u8, inner: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut tokens = inner;
    for level in 0..depth {
        tokens = match depth % 4 {
            0 => {
                let delimiter = [Delimiter::Parenthesis, Delimiter::None, Delimiter::Bracket];
                let delimiter = delimiter[usize::from(level) % delimiter.len()];
                vec![Group::new(delimiter, tokens.into_iter().collect()).into()]
            }
            1 => parsed("Option<")
                .into_iter()
                .chain(tokens)
                .chain(parsed(">"))
                .collect(),
            2 => parsed("&").into_iter().chain(tokens).collect(),
            _ => parsed("fn() ->").into_iter().chain(tokens).collect(),
        };
    }
    tokens
}
