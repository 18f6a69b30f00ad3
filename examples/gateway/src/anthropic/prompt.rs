//! Splits a legacy prompt into turns. A legacy prompt is a single text that contains `Human:` and `Assistant:`.

use serde::Serialize;

/// A conversation in the form of the messages interface.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Conversation<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    system: Option<&'a str>,
    messages: Vec<Message<'a>>,
}

#[derive(Debug, PartialEq, Serialize)]
struct Message<'a> {
    role: Role,
    content: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    User,
    Assistant,
}

const MARKS: [(&str, Role); 2] = [
    ("\n\nHuman:", Role::User),
    ("\n\nAssistant:", Role::Assistant),
];

/// The text before the first turn is the system prompt. A prompt without turns is a single turn of the user.
pub(super) fn split(prompt: &str) -> Conversation<'_> {
    let Some((system, mut turn)) = next_turn(prompt) else {
        return Conversation {
            system: None,
            messages: vec![Message {
                role: Role::User,
                content: prompt,
            }],
        };
    };
    let mut messages = Vec::new();
    loop {
        let (content, following) =
            next_turn(turn.text).map_or((turn.text, None), |(text, next)| (text, Some(next)));
        // Anthropic rejects empty turns, such as the usual `Assistant:` at the end, and white space around a turn.
        let content = content.trim();
        if !content.is_empty() {
            messages.push(Message {
                role: turn.role,
                content,
            });
        }
        match following {
            Some(next) => turn = next,
            None => break,
        }
    }
    Conversation {
        system: Some(system.trim()).filter(|system| !system.is_empty()),
        messages,
    }
}

struct Turn<'a> {
    role: Role,
    text: &'a str,
}

/// The text before the next mark, and the turn after it.
fn next_turn(text: &str) -> Option<(&str, Turn<'_>)> {
    MARKS
        .into_iter()
        .filter_map(|(mark, role)| {
            text.split_once(mark)
                .map(|(before, text)| (before, Turn { role, text }))
        })
        .min_by_key(|(before, _)| before.len())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::split;

    fn assert_split(prompt: &str, expected: &serde_json::Value) {
        assert_eq!(&json!(split(prompt)), expected, "{prompt:?}");
    }

    #[test]
    fn an_empty_turn_of_the_assistant_is_left_out() {
        assert_split(
            "\n\nHuman: Hi\n\nAssistant:",
            &json!({ "messages": [{ "role": "user", "content": "Hi" }] }),
        );
    }

    #[test]
    fn an_incomplete_turn_of_the_assistant_is_included() {
        let turns = json!([
            { "role": "user", "content": "Hi" },
            { "role": "assistant", "content": "Thought:" },
        ]);
        assert_split(
            "\n\nHuman: Hi\n\nAssistant: Thought: ",
            &json!({ "messages": turns }),
        );
    }

    #[test]
    fn text_before_the_first_turn_is_the_system_prompt() {
        let turns = json!([{ "role": "user", "content": "Hi" }]);
        assert_split(
            "Be brief.\n\nHuman: Hi\n\nAssistant:",
            &json!({ "system": "Be brief.", "messages": turns }),
        );
    }

    #[test]
    fn a_prompt_without_turns_is_the_users() {
        assert_split(
            "Hi ",
            &json!({ "messages": [{ "role": "user", "content": "Hi " }] }),
        );
        assert_split(
            "",
            &json!({ "messages": [{ "role": "user", "content": "" }] }),
        );
    }

    #[test]
    fn turns_keep_their_order() {
        let turns = json!([
            { "role": "user", "content": "1" },
            { "role": "assistant", "content": "2" },
            { "role": "user", "content": "3" },
        ]);
        assert_split(
            "\n\nHuman: 1\n\nAssistant: 2\n\nHuman: 3\n\nAssistant:",
            &json!({ "messages": turns }),
        );
    }
}
