use super::Kind::{self, Container, Module};
use super::Value::{Assigned, Listed, Word};
use super::words;

words! {
    /// An option of `#[container]` or `#[module]`. A visibility, `pub(crate)`, is not a word and comes first.
    ContainerOption on Kind {
        Modules: "modules" Listed { example: "Chat, Billing" }, on [Container, Module];
        Error: "error" Assigned { what: "a type", example: "ApiError" }, on [Container];
        Rejections: "rejections" Word("own"), on [Container], with Error;
        State: "state" Assigned { what: "a type", example: "AppState" }, on [Container];
        TeardownTimeout: "teardown_timeout" Assigned { what: "a `Duration`", example: "Duration::from_secs(5)" }, on [Container];
        Crate: "crate" Assigned { what: "the path of hardwire", example: "hw" }, on [Container, Module];
    }
}
