use proc_macro2::TokenStream;

/// A function under `#[inject]`, as it is written.
pub(crate) struct Item {
    pub(crate) tokens: TokenStream,
    /// It takes less to write all of it down once than to go over it for each word.
    text: String,
}

impl Item {
    pub(crate) fn of(tokens: TokenStream) -> Self {
        let text = tokens.to_string();
        Self { tokens, text }
    }

    /// Whether the word may be somewhere in it; if not, it is not.
    pub(crate) fn may_say(&self, word: &str) -> bool {
        self.text.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::Item;

    #[test]
    fn a_word_is_found_at_any_depth() {
        let item = Item::of(quote!(
            async fn hello(#[cfg(unix)] port: u16) {
                [Self::NAME]
            }
        ));
        assert!(item.may_say("cfg"));
        assert!(item.may_say("Self"));
        assert!(!item.may_say("impl"));
    }
}
