//! The model that answers without a key and without a network.

use futures_util::{StreamExt, stream};

use crate::claude::TextStream;

/// Says who it is, and how much it was told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BuiltIn;

impl BuiltIn {
    #[expect(clippy::unused_self, reason = "it stands where the real model stands")]
    pub(crate) fn answer(self, prompt: &str) -> String {
        let count = prompt.chars().count();
        format!(
            " Hello! I'm the gateway's built-in model, and I read {count} characters. Set ANTHROPIC_API_KEY to talk to Claude."
        )
    }

    pub(crate) fn stream(self, prompt: &str) -> TextStream {
        let answer = self.answer(prompt);
        let words: Vec<_> = answer
            .split_inclusive(' ')
            .map(|word| Ok(word.to_owned()))
            .collect();
        stream::iter(words).boxed()
    }
}
