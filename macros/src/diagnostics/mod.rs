//! The errors of the macros.

/// A diagnostic of the function that it stands in: the name of the function is the slug of the message.
macro_rules! diagnostic {
    ($place:expr, $rule:expr $(,)?) => {{
        fn message() {}
        $crate::diagnostics::Diagnostic::new(::std::any::type_name_of_val(&message), $place, $rule)
    }};
}

mod hidden;
pub(crate) mod messages;
mod offer;

use proc_macro2::{Ident, LineColumn, TokenStream};
use quote::ToTokens;
use syn::spanned::Spanned;

use crate::syntax::{CallSite, Code};
pub(crate) use hidden::Returning;

/// Where each message has its section.
pub(crate) const PAGES: &str = "https://docs.rs/hardwire/latest/hardwire/mistakes";

/// One mistake: the rule, the tokens that break it, and how to fix it.
pub(crate) struct Diagnostic {
    /// The path of a function in the function that made this.
    origin: &'static str,
    place: TokenStream,
    text: String,
    /// If this provider returns a `Result`, the provider is the mistake, and this follows from it. Only rustc knows.
    unless: Option<Returning>,
}

impl Diagnostic {
    fn new(origin: &'static str, place: &impl ToTokens, rule: impl Into<String>) -> Self {
        Self {
            origin,
            place: place.to_token_stream(),
            text: rule.into(),
            unless: None,
        }
    }

    /// Where in the graph it is.
    fn note(self, note: impl std::fmt::Display) -> Self {
        Self {
            text: format!("{}\n= note: {note}", self.text),
            ..self
        }
    }

    /// How to fix it.
    fn help(self, help: impl std::fmt::Display) -> Self {
        Self {
            text: format!("{}\n= help: {help}", self.text),
            ..self
        }
    }

    /// It follows from another mistake if a provider, which is reported for that, returns a `Result`.
    pub(crate) fn unless(self, returning: Option<Returning>) -> Self {
        Self {
            unless: returning,
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
        syn::Error::new_spanned(&self.place, self.with_section()).to_compile_error()
    }

    fn with_section(&self) -> String {
        format!("{}\n= note: see {}", self.text, self.section())
    }

    /// The address of the section that documents the message.
    fn section(&self) -> String {
        let (_, origin) = self.origin.split_once("::messages::").unwrap_or_default();
        let mut path = origin.split("::");
        let (page, slug) = (
            path.next().unwrap_or_default(),
            path.next().unwrap_or_default(),
        );
        format!("{PAGES}/{page}/index.html#{slug}")
    }
}

/// Where a syntax error was found.
fn place_of(error: &syn::Error) -> Ident {
    Ident::new("here", error.span())
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

    /// How many there are so far.
    pub(crate) fn count(&self) -> usize {
        self.diagnostics.len()
    }

    /// What rustc decides: code that does not compile unless a mistake follows from another one. It
    /// stands in a function.
    pub(crate) fn undecided(&self, site: CallSite<'_>) -> Code {
        let mistakes = self.diagnostics.iter();
        let undecided = mistakes.filter_map(|mistake| {
            let returning = mistake.unless.as_ref()?;
            Some(returning.or_else(site.at(mistake.place.span()), &mistake.with_section()))
        });
        undecided.collect()
    }

    /// One `compile_error!` for each other mistake, in source order.
    pub(crate) fn into_compile_errors(mut self) -> TokenStream {
        self.diagnostics.retain(|mistake| mistake.unless.is_none());
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
