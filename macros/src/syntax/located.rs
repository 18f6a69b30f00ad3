use proc_macro2::{Group, LineColumn, Span, TokenStream, TokenTree};

/// The tokens, those that no user wrote at `place`: rustc shows what it finds wrong in them there,
/// and not at the whole attribute. Which names they can see stays the same.
pub(crate) fn located_at(place: Span, tokens: TokenStream) -> TokenStream {
    Generated::here().moved(place, tokens)
}

/// Where rustc puts the tokens that no user wrote.
struct Generated {
    start: LineColumn,
    file: String,
}

impl Generated {
    fn here() -> Self {
        let here = Span::call_site();
        Self {
            start: here.start(),
            file: here.file(),
        }
    }

    fn moved(&self, place: Span, tokens: TokenStream) -> TokenStream {
        let tokens = tokens.into_iter().map(|mut token| {
            if self.is_at(token.span()) {
                if let TokenTree::Group(group) = &mut token {
                    let inner = self.moved(place, group.stream());
                    let span = group.span();
                    *group = Group::new(group.delimiter(), inner);
                    group.set_span(span);
                }
                token.set_span(token.span().located_at(place));
            }
            token
        });
        tokens.collect()
    }

    fn is_at(&self, span: Span) -> bool {
        span.start() == self.start && span.file() == self.file
    }
}
