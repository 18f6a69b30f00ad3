//! The properties of a provider that are one word each. The table is read in both directions, and `App::GRAPH` uses
//! the same words.

use crate::graph::{Begins, Holder, Provider, ResultName, Sharing, Thread, Turn, Until};

/// A property that a provider has or has not.
pub(crate) struct Mark {
    pub(crate) word: &'static str,
    pub(crate) is_set: fn(&Provider) -> bool,
    set: fn(&mut Provider),
    /// Whether `App::GRAPH` has it. The others only concern generated code.
    pub(crate) is_public: bool,
}

pub(crate) const MARKS: [Mark; 11] = [
    Mark {
        word: "lazy",
        is_set: Provider::is_lazy,
        set: |provider| provider.begins = Begins::OnUse,
        is_public: true,
    },
    Mark {
        word: "shared",
        is_set: Provider::is_shared,
        set: |provider| {
            // The pointer that the provider returns is in another column.
            provider.sharing = Sharing::Request {
                returned: Holder::Plain,
            };
        },
        is_public: true,
    },
    Mark {
        word: "async",
        is_set: |provider| provider.is_async,
        set: |provider| provider.is_async = true,
        is_public: true,
    },
    Mark {
        word: "fallible",
        is_set: |provider| provider.is_fallible,
        set: |provider| provider.is_fallible = true,
        is_public: true,
    },
    Mark {
        word: "after body",
        is_set: Provider::is_after_body,
        set: |provider| provider.turn = Turn::AfterBody,
        is_public: true,
    },
    Mark {
        word: "teardown",
        is_set: |provider| provider.teardown == Some(Until::End),
        set: |provider| provider.teardown = Some(Until::End),
        is_public: true,
    },
    Mark {
        word: "teardown until response",
        is_set: |provider| provider.teardown == Some(Until::Response),
        set: |provider| provider.teardown = Some(Until::Response),
        is_public: true,
    },
    Mark {
        word: "blocking",
        is_set: Provider::is_blocking,
        set: |provider| provider.thread = Thread::Blocking,
        is_public: false,
    },
    Mark {
        word: "aliased",
        is_set: |provider| provider.result == ResultName::Alias,
        set: |provider| provider.result = ResultName::Alias,
        is_public: false,
    },
    Mark {
        word: "unconfirmed",
        is_set: |provider| provider.result == ResultName::Unconfirmed,
        set: |provider| provider.result = ResultName::Unconfirmed,
        is_public: false,
    },
    Mark {
        word: "borrows",
        is_set: |provider| provider.borrows,
        set: |provider| provider.borrows = true,
        is_public: false,
    },
];

/// Sets the property of this word. Nothing if no property has it.
pub(super) fn set(provider: &mut Provider, word: &str) -> Option<()> {
    let mark = MARKS.iter().find(|mark| mark.word == word)?;
    (mark.set)(provider);
    Some(())
}
