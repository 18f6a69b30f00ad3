use super::Value::{Assigned, Listed, Nothing};
use super::words;

/// What `#[inject]` may be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wired {
    Function,
    /// An `impl` block or a module, for all functions in it.
    Group,
}
use Wired::{Function, Group};

words! {
    /// An option of `#[inject]`. The path of a container comes before the options.
    HandlerOption on Wired {
        Task: "task" Nothing, on [Function, Group];
        Guard: "guard" Listed { example: "provider" }, on [Function, Group];
        Concurrent: "concurrent" Nothing, on [Function, Group];
        Call: "call" Assigned { what: "a name", example: "name" }, on [Function];
        Error: "error" Assigned { what: "a type", example: "ApiError" }, on [Function, Group];
    }
}
