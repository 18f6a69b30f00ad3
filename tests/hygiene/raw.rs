//! Names that are keywords.

#![allow(non_camel_case_types, reason = "keywords are written small")]

use std::error::Error;

use axum::http::{HeaderMap, Method};
use hardwire::{container, inject};
use hardwire_tests::text;

#[derive(Clone)]
struct r#struct(u8);

struct r#match {
    r#in: u8,
}

struct r#loop<'a> {
    r#in: &'a r#struct,
}

struct r#yield(u8);

#[container]
impl r#trait {
    #[input]
    fn r#type() -> r#struct;

    #[singleton]
    fn r#final(r#type: &r#struct) -> Result<u64, std::fmt::Error> {
        if r#type.0 == 0 {
            Err(std::fmt::Error)
        } else {
            Ok(9)
        }
    }

    #[request]
    async fn r#for(r#type: &r#struct, r#in: Method, r#as: &HeaderMap) -> r#match {
        let r#in = r#type.0 + u8::from(r#in == Method::GET) + u8::from(r#as.is_empty());
        r#match { r#in }
    }

    #[request]
    fn r#while(r#type: &r#struct, #[dep(r#try(2))] r#move: r#yield) -> r#loop<'_> {
        let _ = r#move.0;
        r#loop { r#in: r#type }
    }

    #[factory]
    fn r#try(r#for: &r#match, #[arg] r#mut: u8) -> r#yield {
        r#yield(r#for.r#in + r#mut)
    }
}

#[inject(r#trait)]
async fn r#fn(
    r#match: &r#match,
    r#ref: impl Fn(u8) -> r#yield,
    r#loop: r#loop<'_>,
    r#use: r#struct,
    r#where: Method,
    r#const: String,
) -> String {
    let numbers = (r#match.r#in, r#ref(1).0, r#loop.r#in.0, r#use.0);
    format!("{numbers:?} {where} {const}")
}

#[tokio::test]
async fn they_are_names_like_others() {
    let app = r#trait::build(r#struct(1)).await.unwrap();
    assert_eq!((app.r#type.0, app.r#final), (1, 9));
    assert_eq!(text(r#fn, &app).await, "(3, 4, 1, 1) GET ");
}

#[tokio::test]
async fn they_are_said_without_the_prefix() {
    let app = r#trait::builder(r#struct(1))
        .r#final(1)
        .build()
        .await
        .unwrap();
    assert_eq!(format!("{app:?}"), "trait { type, final }");
    let error = r#trait::build(r#struct(0)).await.unwrap_err();
    assert_eq!(error.path(), ["trait", "final"]);
    assert!(error.source().is_some());
}
