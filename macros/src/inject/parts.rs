use proc_macro2::{TokenStream, TokenTree};

/// The options of a function in groups, which are separated by semicolons: those of its groups, the outer
/// one first, and its own.
///
/// Input: `App, guard(admin); task`, or `Self; App, guard(admin); task`
#[derive(Default)]
pub(super) struct Parts {
    pub(super) is_beside: bool,
    pub(super) of_groups: Vec<TokenStream>,
    pub(super) own: TokenStream,
}

impl Parts {
    pub(super) fn of(options: TokenStream) -> Self {
        let mut parts = Self::default();
        for token in options {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ';' => parts.end(),
                token => parts.own.extend([token]),
            }
        }
        parts
    }

    /// What a user has written up to a semicolon, which is no part of it, and that.
    pub(super) fn split_off(options: &TokenStream) -> (TokenStream, Option<TokenTree>) {
        let is_semicolon =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
        let mut tokens = options.clone().into_iter().peekable();
        let mut written = TokenStream::new();
        while let Some(token) = tokens.next_if(|token| !is_semicolon(token)) {
            written.extend([token]);
        }
        (written, tokens.next())
    }

    fn end(&mut self) {
        let part = std::mem::take(&mut self.own);
        if self.of_groups.is_empty() && part.to_string() == "Self" {
            self.is_beside = true;
        } else {
            self.of_groups.push(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::Parts;

    #[test]
    fn the_options_of_a_function_alone_are_its_own() {
        let parts = Parts::of(quote!(App, guard(admin)));
        assert!(parts.of_groups.is_empty() && !parts.is_beside);
        assert_eq!(parts.own.to_string(), quote!(App, guard(admin)).to_string());
    }

    #[test]
    fn those_of_groups_come_before_its_own() {
        let parts = Parts::of(quote!(Self; App; guard(admin); task));
        let of_groups: Vec<_> = parts.of_groups.iter().map(ToString::to_string).collect();
        assert!(parts.is_beside);
        assert_eq!(of_groups, ["App", "guard (admin)"]);
        assert_eq!(parts.own.to_string(), "task");
    }
}
