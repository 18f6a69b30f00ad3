//! How generated code reaches the runtime.

use std::cell::RefCell;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::code::{Code, code_at};
use super::located::code_span;

thread_local! {
    /// What was said of this macro call.
    static PATH: RefCell<Option<TokenStream>> = const { RefCell::new(None) };
}

/// The crate `hardwire`, by the path that leads to it from where the code of this macro call will
/// stand. Like `Span::call_site()`, that is a fact of the call, and no more than tokens depend on it.
///
/// It is `::hardwire`; or what `crate = …` says in a container, and `$crate` in the handlers of that.
pub(crate) struct Hardwire;

impl Hardwire {
    /// Runs `expand`, in whose code the crate has this path.
    pub(crate) fn by_path<T>(path: Option<TokenStream>, expand: impl FnOnce() -> T) -> T {
        let _guard = Restored(PATH.replace(path));
        expand()
    }

    /// Somebody said by which path.
    pub(crate) fn is_named() -> bool {
        PATH.with_borrow(Option::is_some)
    }

    /// The same as if it were written at `place`: rustc shows what it finds wrong with it there. A
    /// path that somebody wrote stays in its place, where rustc says if it leads nowhere.
    pub(crate) fn written_at(place: Span) -> Code {
        let Some(written) = PATH.with_borrow(Clone::clone) else {
            return code_at!(place=> ::hardwire);
        };
        match Self::generated() {
            Some(mut generated) => {
                generated.set_span(generated.span().located_at(place));
                Code::from(TokenStream::from(generated))
            }
            None => Code::from(written),
        }
    }

    /// `$crate`, where it is reached so.
    pub(super) fn generated() -> Option<TokenTree> {
        let path = PATH.with_borrow(Clone::clone)?;
        let first = path.into_iter().next();
        first.filter(Self::is_context)
    }

    /// It is `$crate`, which is found by the context of its span.
    pub(crate) fn is_context(token: &TokenTree) -> bool {
        matches!(token, TokenTree::Ident(name) if name == "$crate")
    }
}

impl ToTokens for Hardwire {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        Self::written_at(code_span()).to_tokens(tokens);
    }
}

/// What another call left, and not a moment longer: rustc's tokens end with the call.
struct Restored(Option<TokenStream>);

impl Drop for Restored {
    fn drop(&mut self) {
        PATH.set(self.0.take());
    }
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens, quote};

    use super::Hardwire;

    #[test]
    fn it_is_called_as_was_said() {
        let text = || Hardwire.to_token_stream().to_string();
        assert_eq!(text(), ":: hardwire");
        let inside = Hardwire::by_path(Some(quote!(hw::inner)), text);
        assert_eq!(inside, "hw :: inner");
        assert_eq!(text(), ":: hardwire");
    }
}
