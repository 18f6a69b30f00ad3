use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream};

/// What the macro of a container or of a module was called with.
pub(crate) enum CalledWith {
    /// `(App) async fn chat(…) { … }`, by `#[inject]`, or `[App] async fn chat(…) { … }` if its
    /// conditions are evaluated.
    Handler {
        is_settled: bool,
        options: TokenStream,
        item: TokenStream,
    },
    /// By what takes it for a module.
    Chain(TokenStream),
}

impl CalledWith {
    /// A handler is counted out, not parsed: its tokens are many.
    pub(crate) fn of(tokens: impl IntoIterator<Item = TokenTree>) -> Self {
        let mut tokens = tokens.into_iter();
        match tokens.next() {
            Some(TokenTree::Group(group)) if group.delimiter() != Delimiter::Brace => {
                Self::Handler {
                    is_settled: group.delimiter() == Delimiter::Bracket,
                    options: group.stream(),
                    item: tokens.collect(),
                }
            }
            first => Self::Chain(first.into_iter().chain(tokens).collect()),
        }
    }
}

/// What stands in the group that comes next, of what our macros pass on to one another.
pub(crate) fn next_group(tokens: &mut token_stream::IntoIter) -> Option<TokenStream> {
    match tokens.next()? {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    }
}
