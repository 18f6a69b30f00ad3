use super::Value::{Assigned, Nothing, Word};
use super::words;
use crate::graph::Lifetime::{self, Factory, Input, Request, Singleton};

words! {
    /// An option of a scope: `#[singleton(lazy)]`.
    ProviderOption on Lifetime {
        Lazy: "lazy" Nothing, on [Singleton];
        Timeout: "timeout" Assigned { what: "a `Duration`", example: "Duration::from_secs(5)" }, on [Singleton], with Lazy;
        External: "external" Nothing, on [Singleton];
        State: "state" Nothing, on [Singleton, Input];
        Extract: "extract" Nothing, on [Request];
        Shared: "shared" Nothing, on [Request];
        AfterBody: "after_body" Nothing, on [Request, Factory];
        As: "as" Assigned { what: "a trait object", example: "dyn Trait" }, on [Singleton, Request, Factory, Input];
        Teardown: "teardown" Assigned { what: "the path of a function", example: "Tx::finish" }, on [Singleton, Request];
        Until: "until" Word("response"), on [Request], with Teardown;
        Blocking: "blocking" Nothing, on [Singleton, Request, Factory];
        Infallible: "infallible" Nothing, on [Singleton, Request, Factory, Input];
    }
}
