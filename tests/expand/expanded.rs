//! Each form, with our macros and as its expansion, serves the same.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;

mod associated;
mod attributes;
mod blocking;
mod borrowing;
mod call;
mod chain;
mod collection;
mod concurrent;
mod concurrent_start_up;
mod configured;
mod container_error;
mod dep;
mod diamond;
mod exclusive;
mod external;
mod extract;
mod extractors;
mod factory_by_value;
mod generic;
mod generic_extractors;
mod generic_handler;
mod generic_singletons;
mod guards;
mod handler_with_nothing;
mod impl_async_fn;
mod impl_fn;
mod input;
mod middleware;
mod modules;
mod moved_and_cloned;
mod optional;
mod other_container;
#[cfg(feature = "override")]
mod overrides;
mod parts_kept;
mod plain_axum;
mod provider_extractor;
#[expect(unreachable_pub, reason = "it is for other crates")]
mod public_container;
mod request_parts;
mod request_providers;
mod selector;
mod shutdown;
mod singletons;
mod start_up;
mod task;
mod teardown;
mod traits;

#[allow(clippy::all, clippy::pedantic, reason = "nobody writes this by hand")]
#[path = "."]
#[rustfmt::skip]
mod expanded {
    #[path = "associated.expanded.rs"]
    pub(super) mod associated;
    #[path = "attributes.expanded.rs"]
    pub(super) mod attributes;
    #[path = "blocking.expanded.rs"]
    pub(super) mod blocking;
    #[path = "borrowing.expanded.rs"]
    pub(super) mod borrowing;
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
    #[path = "guards.expanded.rs"]
    pub(super) mod guards;
    #[path = "handler_with_nothing.expanded.rs"]
    pub(super) mod handler_with_nothing;
    #[path = "impl_async_fn.expanded.rs"]
    pub(super) mod impl_async_fn;
    #[path = "impl_fn.expanded.rs"]
    pub(super) mod impl_fn;
    #[path = "input.expanded.rs"]
    pub(super) mod input;
    #[path = "middleware.expanded.rs"]
    pub(super) mod middleware;
    #[path = "modules.expanded.rs"]
    pub(super) mod modules;
    #[path = "moved_and_cloned.expanded.rs"]
    pub(super) mod moved_and_cloned;
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
    #[path = "provider_extractor.expanded.rs"]
    pub(super) mod provider_extractor;
    #[expect(unreachable_pub, reason = "it is for other crates")]
    #[path = "public_container.expanded.rs"]
    pub(super) mod public_container;
    #[path = "request_parts.expanded.rs"]
    pub(super) mod request_parts;
    #[path = "request_providers.expanded.rs"]
    pub(super) mod request_providers;
    #[path = "selector.expanded.rs"]
    pub(super) mod selector;
    #[path = "shutdown.expanded.rs"]
    pub(super) mod shutdown;
    #[path = "singletons.expanded.rs"]
    pub(super) mod singletons;
    #[path = "start_up.expanded.rs"]
    pub(super) mod start_up;
    #[path = "task.expanded.rs"]
    pub(super) mod task;
    #[path = "teardown.expanded.rs"]
    pub(super) mod teardown;
    #[path = "traits.expanded.rs"]
    pub(super) mod traits;
}

/// What `router` answers to the one request that all forms are asked.
async fn answer(router: Router) -> String {
    let request = Request::post("/?page=7")
        .header("x-name", "Ada")
        .header("content-type", "application/json")
        .body(Body::from(r#"{"page":8}"#));
    let response = router.oneshot(request.unwrap()).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 1000).await.unwrap();
    format!("{} {}", status.as_u16(), String::from_utf8_lossy(&body))
}

macro_rules! both_answer {
    ($($form:ident => $answer:literal;)*) => {
        $(
            #[tokio::test]
            async fn $form() {
                assert_eq!(answer($form::router().await).await, $answer);
                assert_eq!(answer(expanded::$form::router().await).await, $answer);
            }
        )*
    };
}

#[cfg(feature = "override")]
both_answer! {
    overrides => "200 test: 1 for test 7";
}

both_answer! {
    associated => "200 hello!";
    attributes => "200 hello";
    blocking => r#"200 index of config for "Ada" 2 "Ada" "Ada" 7 config"#;
    borrowing => "200 db db";
    call => "200 HELLO hello";
    chain => "200 user of session of config";
    concurrent => r#"200 3 basket of "Ada" in en 7 "Ada""#;
    concurrent_start_up => "200 41 db of connection of config cache of config";
    configured => "200 fake!fake!fake?fake?";
    container_error => r#"200 Ada {"page":8}"#;
    collection => "200 disk disk, load load; 2 disk";
    dep => "200 replica true primary replica false";
    diamond => "200 left of session, right of session";
    exclusive => "200 1 audit hello";
    external => "200 cache of db";
    extract => r#"200 1 7 provided {"page":8}"#;
    extractors => "200 7 user 8";
    factory_by_value => "200 config config config";
    generic => "200 read";
    generic_extractors => "200 7";
    generic_handler => "200 hello 7 3";
    generic_singletons => "200 search cache cache";
    guards => "200 \"Ada\"";
    handler_with_nothing => "200 hello";
    impl_async_fn => r#"200 user config user "Ada" one config user "Ada" other"#;
    impl_fn => "200 hello! hello!! hello! ser";
    input => "200 settings db of settings";
    middleware => "200 \"Ada\"";
    modules => "200 Ada! of client of db";
    moved_and_cloned => "200 1 3 2";
    optional => "200 plain true plain";
    other_container => "200 hello, admin";
    parts_kept => r#"200 Some("Ada") POST {"page":8}"#;
    plain_axum => r#"200 key, session 2 key, "Ada" of session 2 key, 7"#;
    provider_extractor => r#"200 70 {"page":8}"#;
    public_container => "200 hello 6";
    request_parts => "200 POST by Ada";
    request_providers => "200 1 4 3 4";
    selector => "200 memory";
    shutdown => "200 1 1 1";
    singletons => "200 hello hello db db";
    start_up => "200 2 connection of pool of config";
    task => "200 seven 6 seven 7 seven10";
    teardown => r#"200 1 1 2 {"page":8}"#;
    traits => "200 disk disk scratch";
}
