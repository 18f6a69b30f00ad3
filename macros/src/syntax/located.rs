//! Where generated tokens lie: rustc shows what it finds wrong in them there.

use std::cell::Cell;

use proc_macro2::{Group, Span, TokenStream, TokenTree};

use super::hardwire::Hardwire;

/// The spans of generated tokens. To make one takes a call of the compiler, so they are made once.
#[derive(Clone, Copy)]
struct Spans {
    code: Span,
    locals: Span,
}

thread_local! {
    /// What was said of this part of a macro call.
    static SPANS: Cell<Option<Spans>> = const { Cell::new(None) };
}

/// What `generate` returns, its tokens at `place`, and not at the whole attribute. Which names they
/// can see stays the same. Beside a `$crate`, all of it is in the context of that, which is as good for
/// both: rustc shows more than the place of what is in two.
pub(crate) fn located_at<T>(place: Span, generate: impl FnOnce() -> T) -> T {
    let (code, locals) = match Hardwire::generated() {
        Some(hardwire) => (hardwire.span(), hardwire.span()),
        None => (Span::call_site(), Span::mixed_site()),
    };
    let spans = Spans {
        code: code.located_at(place),
        locals: locals.located_at(place),
    };
    let _around = Restored(SPANS.replace(Some(spans)));
    generate()
}

/// The span of generated code, which sees what stands around the call of the macro.
pub(crate) fn code_span() -> Span {
    SPANS.get().map_or_else(Span::call_site, |spans| spans.code)
}

/// The span of what generated code calls its own, which no name of the user can meet.
pub(crate) fn local_span() -> Span {
    SPANS
        .get()
        .map_or_else(Span::mixed_site, |spans| spans.locals)
}

/// What was said of the code around, and not a moment longer: spans end with the call.
struct Restored(Option<Spans>);

impl Drop for Restored {
    fn drop(&mut self) {
        SPANS.set(self.0);
    }
}

/// `quote!`, of generated code: its tokens lie where [`located_at`] says.
macro_rules! quote {
    ($($tokens:tt)*) => {
        ::quote::quote_spanned!($crate::syntax::code_span()=> $($tokens)*)
    };
}

pub(crate) use quote;

/// The same tokens at another place. They still see the names that they saw.
pub(crate) fn shown_at(place: Span, tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        let span = token.span().located_at(place);
        if let TokenTree::Group(group) = &mut token {
            *group = Group::new(group.delimiter(), shown_at(place, group.stream()));
        }
        token.set_span(span);
        token
    });
    tokens.collect()
}
