//! The built-in model. It needs neither a key nor a network.

use futures_util::{StreamExt, stream};

use crate::claude::TextStream;

/// Answers with its name and the length of the prompt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BuiltIn;

impl BuiltIn {
    #[expect(
        clippy::unused_self,
        reason = "it has the same methods as the real model"
    )]
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
