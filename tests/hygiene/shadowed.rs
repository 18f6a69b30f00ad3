//! Names of the standard library and of Hardwire's crates refer to other items here.

#![allow(
    non_camel_case_types,
    dead_code,
    unused_imports,
    reason = "these names must not capture those of the generated code"
)]

pub(crate) mod names {
    pub(crate) struct Result;
    pub(crate) struct Option;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Vec;
    pub(crate) struct String;
    pub(crate) struct Arc;
    pub(crate) struct Box;
    pub(crate) struct Response;
    pub(crate) struct Request;
    pub(crate) struct State;
    pub(crate) struct Parts;
    pub(crate) trait OneSpellingPerType {}
    pub(crate) struct SingletonOf;
    pub(crate) struct Singleton;
    pub(crate) struct BuildError;
    pub(crate) trait Send {}
    pub(crate) trait Sync {}
    pub(crate) trait Sized {}
    pub(crate) trait Clone {}
    pub(crate) trait Copy {}
    pub(crate) trait Future {}
    pub(crate) trait From {}
    pub(crate) trait Into {}
    pub(crate) trait Debug {}
    pub(crate) trait Deref {}
    pub(crate) trait Fn {}
    pub(crate) trait FnOnce {}
    pub(crate) trait Default {}
    pub(crate) trait Iterator {}
    pub(crate) trait IntoResponse {}
    pub(crate) trait FromRequest {}
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod alloc {}
    pub(crate) mod axum {}
    pub(crate) mod hardwire {}
    #[allow(
        unused_macros,
        reason = "this name must not capture one of the generated code"
    )]
    macro_rules! in_the_way {
        ($($tokens:tt)*) => {
            compile_error!("not this macro")
        };
    }
    pub(crate) use {in_the_way as panic, in_the_way as unreachable};
    pub(crate) use {in_the_way as format, in_the_way as matches, in_the_way as vec};
    pub(crate) type str = u8;
    pub(crate) type bool = u8;
    pub(crate) type usize = u8;
    pub(crate) type u64 = u8;
}

use ::hardwire::{container, inject};
use names::*;

use self::names::{core, std};

/// If generated code used method syntax, it would call these methods.
pub(crate) trait Misleading {
    fn clone(&self) -> ! {
        ::core::panic!("not this clone")
    }

    fn into_response(self) -> !
    where
        Self: ::core::marker::Sized,
    {
        ::core::panic!("not this response")
    }

    fn into_parts(self) -> !
    where
        Self: ::core::marker::Sized,
    {
        ::core::panic!("not these parts")
    }

    fn headers(&self) -> ! {
        ::core::panic!("not these headers")
    }
}

impl<T: ?::core::marker::Sized> Misleading for T {}

#[derive(::core::clone::Clone)]
struct Config(::std::primitive::u8);

#[derive(::core::clone::Clone)]
struct Ticket;

struct Page(::std::primitive::u8);

struct Store(::std::sync::Arc<Config>);

#[container]
impl App {
    #[input]
    fn config() -> Config;

    #[singleton]
    async fn store(
        config: &Config,
        page: Page,
    ) -> ::core::result::Result<
        Store,
        ::std::boxed::Box<dyn ::std::error::Error + ::core::marker::Send + ::core::marker::Sync>,
    > {
        ::core::result::Result::Ok(Store(::std::sync::Arc::new(Config(config.0 + page.0))))
    }

    #[factory]
    fn page(config: &Config) -> Page {
        Page(config.0)
    }

    #[request]
    fn ticket(
        _: &axum_http::HeaderMap,
        _: axum_http::Method,
    ) -> ::core::result::Result<Ticket, axum_http::StatusCode> {
        ::core::result::Result::Ok(Ticket)
    }

    #[factory]
    async fn number(
        config: Config,
        _: &Ticket,
        _: &axum_http::Uri,
        #[arg] more: ::std::primitive::u8,
    ) -> Page {
        Page(config.0 + more)
    }
}

mod axum_http {
    pub(super) use ::axum::http::{HeaderMap, Method, StatusCode, Uri};
}

#[inject]
#[allow(clippy::too_many_arguments)]
async fn handler(
    _: Ticket,
    _: &Ticket,
    _: Config,
    store: &Store,
    page: impl ::core::ops::Fn() -> Page,
    number: impl ::core::ops::AsyncFn(::std::primitive::u8) -> Page,
    #[dep(number(40))] applied: Page,
    _: &axum_http::HeaderMap,
    _: axum_http::Method,
    body: ::std::string::String,
) -> ::std::string::String {
    let number = number(2).await.0;
    ::std::format!("{} {} {number} {} {body}", store.0.0, page().0, applied.0)
}

#[::tokio::test]
async fn shadowed_names_are_not_captured() {
    let app = App::build(Config(1)).await.unwrap();
    let builder = App::builder(Config(1)).store(Store(::std::sync::Arc::new(Config(5))));
    assert_eq!(builder.build().await.unwrap().store.0.0, 5);
    assert_eq!(::hardwire_tests::text(handler, &app).await, "2 1 3 41 ");
    assert_eq!(::std::format!("{app:?}"), "App { config, store }");
}
