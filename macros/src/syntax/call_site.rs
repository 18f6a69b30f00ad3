//! Where generated code stands: how it names the runtime, and the spans of its tokens.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use super::code::{Code, Insert, Written, code};

/// The path to the crate `hardwire` from where the code of a macro call stands.
///
/// By default it is `::hardwire`. A container with `crate = …` has another one, and in its handlers the
/// path is `$crate`.
#[derive(Default)]
pub(crate) struct RuntimePath(Option<TokenStream>);

impl RuntimePath {
    pub(crate) fn new(path: Option<TokenStream>) -> Self {
        Self(path)
    }

    /// Whether it is another path than `::hardwire`.
    pub(crate) fn is_named(&self) -> bool {
        self.0.is_some()
    }

    /// `$crate`, if it is the path.
    fn dollar_crate(&self) -> Option<TokenTree> {
        let first = self.0.clone()?.into_iter().next();
        first.filter(is_dollar_crate)
    }
}

/// Whether the token is `$crate`, which is resolved by the hygiene of its span.
pub(crate) fn is_dollar_crate(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(name) if name == "$crate")
}

/// Where a part of the generated code stands. It is passed to all functions that emit code.
///
/// To make a span takes a call of the compiler, so both are made once.
#[derive(Clone, Copy)]
pub(crate) struct CallSite<'a> {
    runtime: &'a RuntimePath,
    /// The span of generated code, which sees what is in scope at the macro call.
    pub(crate) code: Span,
    /// The span of the generated code's own names, which cannot clash with a name of the user.
    pub(crate) locals: Span,
}

impl<'a> CallSite<'a> {
    /// The macro call: rustc shows errors at the whole attribute.
    pub(crate) fn of_call(runtime: &'a RuntimePath) -> Self {
        Self {
            runtime,
            code: Span::call_site(),
            locals: Span::mixed_site(),
        }
    }

    /// The same with the errors shown at `place`. Names are resolved as before.
    ///
    /// Beside a `$crate`, all tokens have its hygiene, which resolves their names as well: rustc shows
    /// more than the place of an error in tokens of two hygiene contexts.
    pub(crate) fn at(self, place: Span) -> Self {
        let (code, locals) = match self.runtime.dollar_crate() {
            Some(dollar_crate) => (dollar_crate.span(), dollar_crate.span()),
            None => (Span::call_site(), Span::mixed_site()),
        };
        Self {
            code: code.located_at(place),
            locals: locals.located_at(place),
            ..self
        }
    }

    /// The same with this span for generated code, its place and its hygiene.
    pub(crate) fn spanned(self, span: Span) -> Self {
        Self { code: span, ..self }
    }

    /// The same with the span of the code's own names for all of it.
    pub(crate) fn hidden(self) -> Self {
        self.spanned(self.locals)
    }

    /// The path of the runtime. In `code!`, `#hardwire` writes it.
    pub(crate) fn hardwire(self) -> Code {
        let mut written = Written::at(self, 0);
        written.hardwire();
        written.code()
    }

    /// A path that the user wrote keeps its spans: rustc shows there that it does not resolve.
    pub(super) fn write_hardwire(self, written: &mut Written<'_>) {
        match (&self.runtime.0, self.runtime.dollar_crate()) {
            (None, _) => code!(self=> ::hardwire).insert_into(written),
            (Some(_), Some(mut dollar_crate)) => {
                dollar_crate.set_span(dollar_crate.span().located_at(self.code));
                TokenStream::from(dollar_crate).insert_into(written);
            }
            (Some(path), None) => path.insert_into(written),
        }
    }

    /// A name that the generated code shares with others: of an item, or of a field.
    pub(crate) fn name(self, name: &str) -> Ident {
        ident(name, self.code)
    }

    /// A name of the generated code's own, which no token of the user can see.
    pub(crate) fn local(self, name: &str) -> Ident {
        ident(name, self.locals)
    }

    /// The same of several names.
    pub(crate) fn local_names<const N: usize>(self, names: [&str; N]) -> [Ident; N] {
        names.map(|name| self.local(name))
    }

    /// `a, b`
    pub(crate) fn list<T: Insert>(self, all: impl IntoIterator<Item = T>) -> Code {
        self.separated(",", all)
    }

    /// `a && b`
    pub(crate) fn separated<T: Insert>(
        self,
        by: &'static str,
        all: impl IntoIterator<Item = T>,
    ) -> Code {
        let all = all.into_iter();
        let mut written = Written::at(self, 2 * all.size_hint().0);
        for (position, code) in all.enumerate() {
            if position > 0 {
                written.word(by);
            }
            written.insert(&code);
        }
        written.code()
    }
}

/// An identifier, raw or not.
pub(crate) fn ident(name: &str, span: Span) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, span),
        None => Ident::new(name, span),
    }
}

/// The same tokens at another place. Their names are resolved as before.
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

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{CallSite, RuntimePath};
    use crate::syntax::{Code, code};

    fn call(path: &RuntimePath) -> Code {
        let site = CallSite::of_call(path);
        code!(site=> #hardwire::run())
    }

    #[test]
    fn the_runtime_is_reached_by_its_name() {
        let path = RuntimePath::default();
        assert_eq!(call(&path).to_string(), ":: hardwire :: run ()");
    }

    #[test]
    fn the_runtime_is_reached_by_the_path_of_the_container() {
        let path = RuntimePath::new(Some(quote!(hw::inner)));
        assert_eq!(call(&path).to_string(), "hw :: inner :: run ()");
    }

    #[test]
    fn a_list_separates_its_elements() {
        let path = RuntimePath::default();
        let site = CallSite::of_call(&path);
        let all = || ["a", "b", "c"].map(|name| Code::from(site.local(name)));
        assert_eq!(site.list(all()).to_string(), "a , b , c");
        assert_eq!(site.separated("&&", all()).to_string(), "a && b && c");
        assert!(site.list::<Code>([]).is_empty());
    }
}
