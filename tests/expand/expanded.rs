//! Each form, with our macros and as its expansion, serves the same.

#[path = "forms.rs"]
mod forms;
#[cfg(feature = "override")]
mod overrides;

#[allow(
    clippy::all,
    clippy::pedantic,
    unused_parens,
    reason = "nobody writes this by hand"
)]
#[path = "."]
#[rustfmt::skip]
mod expanded {
    #[path = "after_body.expanded.rs"]
    pub(super) mod after_body;
    #[path = "associated.expanded.rs"]
    pub(super) mod associated;
    #[path = "attributes.expanded.rs"]
    pub(super) mod attributes;
    #[path = "blocking.expanded.rs"]
    pub(super) mod blocking;
    #[path = "borrowing.expanded.rs"]
    pub(super) mod borrowing;
    #[path = "bound_arguments.expanded.rs"]
    pub(super) mod bound_arguments;
    #[path = "call.expanded.rs"]
    pub(super) mod call;
    #[path = "chain.expanded.rs"]
    pub(super) mod chain;
    #[path = "collection.expanded.rs"]
    pub(super) mod collection;
    #[path = "concurrent.expanded.rs"]
    pub(super) mod concurrent;
    #[path = "concurrent_start_up.expanded.rs"]
    pub(super) mod concurrent_start_up;
    #[path = "configured.expanded.rs"]
    pub(super) mod configured;
    #[path = "container_error.expanded.rs"]
    pub(super) mod container_error;
    #[path = "deferred.expanded.rs"]
    pub(super) mod deferred;
    #[path = "dep.expanded.rs"]
    pub(super) mod dep;
    #[path = "diamond.expanded.rs"]
    pub(super) mod diamond;
    #[path = "exclusive.expanded.rs"]
    pub(super) mod exclusive;
    #[path = "external.expanded.rs"]
    pub(super) mod external;
    #[path = "extract.expanded.rs"]
    pub(super) mod extract;
    #[path = "extractors.expanded.rs"]
    pub(super) mod extractors;
    #[path = "factory_by_value.expanded.rs"]
    pub(super) mod factory_by_value;
    #[path = "generic.expanded.rs"]
    pub(super) mod generic;
    #[path = "generic_extractors.expanded.rs"]
    pub(super) mod generic_extractors;
    #[path = "generic_handler.expanded.rs"]
    pub(super) mod generic_handler;
    #[path = "generic_singletons.expanded.rs"]
    pub(super) mod generic_singletons;
    #[path = "group.expanded.rs"]
    pub(super) mod group;
    #[path = "guards.expanded.rs"]
    pub(super) mod guards;
    #[path = "handler_error.expanded.rs"]
    pub(super) mod handler_error;
    #[path = "handler_with_nothing.expanded.rs"]
    pub(super) mod handler_with_nothing;
    #[path = "impl_async_fn.expanded.rs"]
    pub(super) mod impl_async_fn;
    #[path = "impl_fn.expanded.rs"]
    pub(super) mod impl_fn;
    #[path = "input.expanded.rs"]
    pub(super) mod input;
    #[path = "lazy.expanded.rs"]
    pub(super) mod lazy;
    #[path = "mapping.expanded.rs"]
    pub(super) mod mapping;
    #[path = "middleware.expanded.rs"]
    pub(super) mod middleware;
    #[path = "modules.expanded.rs"]
    pub(super) mod modules;
    #[path = "moved_and_cloned.expanded.rs"]
    pub(super) mod moved_and_cloned;
    #[path = "outcomes.expanded.rs"]
    pub(super) mod outcomes;
    #[path = "optional.expanded.rs"]
    pub(super) mod optional;
    #[path = "other_container.expanded.rs"]
    pub(super) mod other_container;
    #[cfg(feature = "override")]
    #[path = "overrides.expanded.rs"]
    pub(super) mod overrides;
    #[path = "parts_kept.expanded.rs"]
    pub(super) mod parts_kept;
    #[path = "plain_axum.expanded.rs"]
    pub(super) mod plain_axum;
    #[path = "prefixed_modules.expanded.rs"]
    pub(super) mod prefixed_modules;
    #[path = "provider_extractor.expanded.rs"]
    pub(super) mod provider_extractor;
    #[expect(unreachable_pub, reason = "it is for other crates")]
    #[path = "public_container.expanded.rs"]
    pub(super) mod public_container;
    #[path = "quick_start.expanded.rs"]
    pub(super) mod quick_start;
    #[path = "request_parts.expanded.rs"]
    pub(super) mod request_parts;
    #[path = "request_providers.expanded.rs"]
    pub(super) mod request_providers;
    #[path = "selector.expanded.rs"]
    pub(super) mod selector;
    #[path = "shared_values.expanded.rs"]
    pub(super) mod shared_values;
    #[path = "shutdown.expanded.rs"]
    pub(super) mod shutdown;
    #[path = "singletons.expanded.rs"]
    pub(super) mod singletons;
    #[path = "start_up.expanded.rs"]
    pub(super) mod start_up;
    #[path = "state.expanded.rs"]
    pub(super) mod state;
    #[path = "task.expanded.rs"]
    pub(super) mod task;
    #[path = "teardown.expanded.rs"]
    pub(super) mod teardown;
    #[path = "traits.expanded.rs"]
    pub(super) mod traits;
}

macro_rules! both_answer {
    ($($form:ident => $answer:literal;)*) => {
        $(
            #[tokio::test]
            async fn $form() {
                assert_eq!(forms::answer(forms::$form::router().await).await, $answer);
                assert_eq!(forms::answer(expanded::$form::router().await).await, $answer);
            }
        )*
    };
}

#[cfg(feature = "override")]
#[tokio::test]
async fn overrides() {
    let answer = "200 test: 1 for test 7";
    assert_eq!(forms::answer(overrides::router().await).await, answer);
    assert_eq!(
        forms::answer(expanded::overrides::router().await).await,
        answer
    );
}

forms::for_each_answer!(both_answer);
