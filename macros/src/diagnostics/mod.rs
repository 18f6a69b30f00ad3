//! What the user is told.

pub(crate) mod messages;

use proc_macro2::{LineColumn, TokenStream};
use quote::ToTokens;

/// One mistake: what is wrong, at which tokens, and what helps.
pub(crate) struct Diagnostic {
    /// The stable name of the message, after which its documentation and its test are called.
    #[expect(
        dead_code,
        reason = "ties the message to its documentation and its test"
    )]
    pub(crate) slug: &'static str,
    place: TokenStream,
    text: String,
}

impl Diagnostic {
    fn new(slug: &'static str, place: &impl ToTokens, rule: impl Into<String>) -> Self {
        Self {
            slug,
            place: place.to_token_stream(),
            text: rule.into(),
        }
    }

    /// Where in the graph it is.
    fn note(self, note: impl std::fmt::Display) -> Self {
        Self {
            text: format!("{}\n= note: {note}", self.text),
            ..self
        }
    }

    /// How to mend it.
    fn help(self, help: impl std::fmt::Display) -> Self {
        Self {
            text: format!("{}\n= help: {help}", self.text),
            ..self
        }
    }

    fn start(&self) -> LineColumn {
        let first = self.place.clone().into_iter().next();
        first.map_or(LineColumn { line: 0, column: 0 }, |token| {
            token.span().start()
        })
    }

    fn to_compile_error(&self) -> TokenStream {
        syn::Error::new_spanned(&self.place, &self.text).to_compile_error()
    }
}

/// All mistakes of one macro call.
#[derive(Default)]
pub(crate) struct Errors {
    diagnostics: Vec<Diagnostic>,
}

impl Errors {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// One `compile_error!` for each mistake, in source order.
    pub(crate) fn to_compile_errors(mut self) -> TokenStream {
        self.diagnostics.sort_by_key(|diagnostic| {
            let start = diagnostic.start();
            (start.line, start.column)
        });
        self.diagnostics
            .iter()
            .map(Diagnostic::to_compile_error)
            .collect()
    }
}
