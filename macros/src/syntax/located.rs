use proc_macro2::{Group, Span, TokenStream, TokenTree};

/// The tokens, those that no user wrote at `place`: rustc shows what it finds wrong in them there,
/// and not at the whole attribute. Which names they can see stays the same.
pub(crate) fn located_at(place: Span, tokens: TokenStream) -> TokenStream {
    let generated = [Span::call_site(), Span::mixed_site()];
    Moves(generated.map(|span| (written(span), span.located_at(place)))).of(tokens)
}

/// From each span that generated code has to the one that it gets. Every question about a span is
/// a call of the compiler, so there is one for each token.
struct Moves([(String, Span); 2]);

impl Moves {
    fn of(&self, tokens: TokenStream) -> TokenStream {
        let tokens = tokens.into_iter().map(|mut token| {
            let Some(span) = self.of_span(token.span()) else {
                return token;
            };
            if let TokenTree::Group(group) = &mut token {
                *group = Group::new(group.delimiter(), self.of(group.stream()));
            }
            token.set_span(span);
            token
        });
        tokens.collect()
    }

    fn of_span(&self, span: Span) -> Option<Span> {
        let text = written(span);
        let found = self.0.iter().find(|(generated, _)| *generated == text);
        found.map(|(_, moved)| *moved)
    }
}

/// Only `Debug` tells two spans apart.
fn written(span: Span) -> String {
    format!("{span:?}")
}
