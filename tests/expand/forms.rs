//! Every form of the language, and its response.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;

pub(crate) mod after_body;
pub(crate) mod associated;
pub(crate) mod attributes;
pub(crate) mod blocking;
pub(crate) mod borrowing;
pub(crate) mod bound_arguments;
pub(crate) mod call;
pub(crate) mod chain;
pub(crate) mod collection;
pub(crate) mod concurrent;
pub(crate) mod concurrent_start_up;
pub(crate) mod configured;
pub(crate) mod container_error;
pub(crate) mod deferred;
pub(crate) mod dep;
pub(crate) mod diamond;
pub(crate) mod exclusive;
pub(crate) mod external;
pub(crate) mod extract;
pub(crate) mod extractors;
pub(crate) mod factory_by_value;
pub(crate) mod generic;
pub(crate) mod generic_extractors;
pub(crate) mod generic_handler;
pub(crate) mod generic_singletons;
pub(crate) mod group;
pub(crate) mod guards;
pub(crate) mod handler_error;
pub(crate) mod handler_with_nothing;
pub(crate) mod impl_async_fn;
pub(crate) mod impl_fn;
pub(crate) mod input;
pub(crate) mod lazy;
pub(crate) mod mapping;
pub(crate) mod middleware;
pub(crate) mod modules;
pub(crate) mod moved_and_cloned;
pub(crate) mod optional;
pub(crate) mod other_container;
pub(crate) mod outcomes;
pub(crate) mod parts_kept;
pub(crate) mod plain_axum;
pub(crate) mod prefixed_modules;
pub(crate) mod provider_extractor;
pub(crate) mod public_container;
pub(crate) mod quick_start;
pub(crate) mod request_parts;
pub(crate) mod request_providers;
pub(crate) mod selector;
pub(crate) mod shared_values;
pub(crate) mod shutdown;
pub(crate) mod singletons;
pub(crate) mod start_up;
pub(crate) mod state;
pub(crate) mod task;
pub(crate) mod teardown;
pub(crate) mod traits;

/// What `router` answers to the one request that all forms are asked.
pub(crate) async fn answer(router: Router) -> String {
    let request = Request::post("/?page=7")
        .header("x-name", "Ada")
        .header("content-type", "application/json")
        .body(Body::from(r#"{"page":8}"#));
    let response = router.oneshot(request.unwrap()).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 1000).await.unwrap();
    format!("{} {}", status.as_u16(), String::from_utf8_lossy(&body))
}

/// Calls `$each! { … }` with the name of every form, and its response.
macro_rules! for_each_answer {
    ($each:ident) => {
        $each! {
            after_body => r#"200 Ada 1 {"page":8}"#;
            associated => "200 hello!";
            attributes => "200 hello";
            blocking => r#"200 index of config for "Ada" 2 "Ada" "Ada" 7 config"#;
            borrowing => "200 db db";
            bound_arguments => "200 Ada of 8, 7 8";
            call => "200 HELLO hello";
            chain => "200 user of session of config";
            concurrent => r#"200 3 basket of "Ada" in en 7 "Ada""#;
            concurrent_start_up => "200 41 db of connection of config cache of config";
            configured => "200 fake!fake!fake?fake?";
            container_error => r#"200 Ada {"page":8}"#;
            collection => "200 disk disk, load load; 2 disk";
            deferred => r#"200 Ada 2 {"page":8}"#;
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
            group => "200 list 2 Ada";
            guards => "200 \"Ada\"";
            handler_error => "418 matrix";
            handler_with_nothing => "200 hello";
            impl_async_fn => r#"200 user config user "Ada" one config user "Ada" other"#;
            impl_fn => "200 hello! hello!! hello! ser";
            input => "200 settings db of settings";
            lazy => "200 10864 10864 5432";
            middleware => "200 \"Ada\"";
            modules => "200 Ada! of client of db";
            mapping => r#"200 Some("Ada")"#;
            moved_and_cloned => "200 1 3 2";
            optional => "200 plain true plain";
            other_container => "200 hello, admin";
            outcomes => "200 hello guest 9 false";
            parts_kept => r#"200 Some("Ada") POST {"page":8}"#;
            plain_axum => r#"200 key, session 2 key, "Ada" of session 2 key, 7"#;
            prefixed_modules => "200 billing shipping 7";
            provider_extractor => r#"200 70 {"page":8}"#;
            public_container => "200 hello 6";
            quick_start => "200 Hello, Ada!\n";
            request_parts => "200 POST by Ada";
            request_providers => "200 1 4 3 4";
            selector => "200 memory";
            shared_values => r#"200 "Ada""#;
            shutdown => "200 1 1 1";
            singletons => "200 hello hello db db";
            start_up => "200 2 connection of pool of config";
            state => "200 acme db 8";
            task => "200 seven 6 seven 7 seven10";
            teardown => r#"200 1 1 2 {"page":8}"#;
            traits => "200 disk disk scratch";
        }
    };
}
pub(crate) use for_each_answer;
