use proc_macro2::{Group, Span, TokenStream, TokenTree};

/// The tokens, those that no user wrote at `place`: rustc shows what it finds wrong in them there,
/// and not at the whole attribute. Which names they can see stays the same.
pub(crate) fn located_at(place: Span, tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if is_nowhere(token.span()) {
            if let TokenTree::Group(group) = &mut token {
                let inner = located_at(place, group.stream());
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

fn is_nowhere(span: Span) -> bool {
    let generated = Span::call_site();
    span.start() == generated.start() && span.file() == generated.file()
}
