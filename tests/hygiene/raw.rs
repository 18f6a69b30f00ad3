//! Raw identifiers: names that are keywords.

#![allow(non_camel_case_types, reason = "keywords are lowercase")]

use std::error::Error;

use axum::http::{HeaderMap, Method, StatusCode};
use hardwire::{container, inject, module};
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

trait r#impl: Send + Sync {
    fn r#move(&self) -> u8;
}

impl r#impl for r#struct {
    fn r#move(&self) -> u8 {
        self.0
    }
}

pub(crate) struct r#enum(u8);

struct r#virtual;

#[module]
impl r#mod {
    #[request(extract)]
    async fn r#unsafe(r#type: &r#struct) -> r#enum {
        r#enum(r#type.0)
    }

    #[request]
    async fn r#return(r#in: &r#enum) -> Result<(), StatusCode> {
        (r#in.0 == 1).then_some(()).ok_or(StatusCode::GONE)
    }
}

#[container(modules(r#mod), error = StatusCode)]
impl r#extern {
    #[input]
    fn r#type() -> r#struct;

    #[singleton(as = dyn r#impl, state)]
    fn r#const() -> r#struct {
        r#struct(2)
    }
}

#[inject(r#extern, guard(r#return), call = r#break)]
async fn r#continue(
    r#unsafe: &r#enum,
    r#dyn: &dyn r#impl,
    r#box: Vec<(&'static str, &dyn r#impl)>,
    #[optional] r#as: Option<&r#virtual>,
) -> String {
    let names: Vec<_> = r#box.iter().map(|(name, _)| *name).collect();
    let r#as = r#as.is_none();
    format!("{} {} {} {as}", r#unsafe.0, r#dyn.r#move(), names.concat())
}

#[inject(r#extern, task)]
async fn r#if(r#type: &r#struct, #[arg] r#else: u8) -> u8 {
    r#type.0 + r#else
}

async fn r#use(r#const: axum::extract::State<r#struct>, r#enum(r#unsafe): r#enum) -> String {
    format!("{} {unsafe}", r#const.0.0)
}

#[tokio::test]
async fn they_are_names_in_every_form() {
    let app = r#extern::build(r#struct(1)).await.unwrap();
    assert_eq!(text(r#continue, &app).await, "1 2 const true");
    let own = r#break(&r#enum(3), &r#struct(4), Vec::new(), None);
    assert_eq!(own.await, "3 4  true");
    assert_eq!(r#if(&app, 1).await, 2);
    assert_eq!(text(r#use, &app).await, "2 1");
}

/// Type parameters with raw identifiers.
mod generic {
    use hardwire::{container, inject};
    use hardwire_tests::text;

    use super::r#struct;

    struct r#static<r#dyn>(r#dyn);

    struct r#enum<r#dyn, const ELSE: usize>([r#dyn; ELSE]);

    #[container]
    impl r#unsafe {
        #[singleton]
        fn r#type<r#dyn: Default>() -> r#static<r#dyn> {
            r#static(r#dyn::default())
        }

        #[request]
        fn r#impl<r#dyn: Copy, const ELSE: usize>(r#in: &r#static<r#dyn>) -> r#enum<r#dyn, ELSE> {
            r#enum([r#in.0; ELSE])
        }

        #[singleton]
        fn r#while(#[dep(r#type)] r#in: &r#static<u8>) -> r#struct {
            r#struct(r#in.0)
        }
    }

    #[inject(r#unsafe)]
    async fn r#break(r#in: &r#enum<u8, 2>, r#for: &r#struct) -> String {
        format!("{:?} {}", r#in.0, r#for.0)
    }

    #[tokio::test]
    async fn type_parameters_are_too() {
        let app = r#unsafe::build().await.unwrap();
        assert_eq!(text(r#break, &app).await, "[0, 0] 0");
        assert_eq!(app.type_u8.0, 0);
    }
}

#[tokio::test]
async fn they_are_names_like_others() {
    let app = r#trait::build(r#struct(1)).await.unwrap();
    assert_eq!((app.r#type.0, app.r#final), (1, 9));
    assert_eq!(text(r#fn, &app).await, "(3, 4, 1, 1) GET ");
}

#[tokio::test]
async fn messages_show_them_without_the_prefix() {
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
