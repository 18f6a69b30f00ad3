//! Selection among several matching generic providers.

use std::marker::PhantomData;

use hardwire::{container, inject};
use hardwire_tests::text;

struct Page<T>(&'static str, PhantomData<fn() -> T>);

struct Nested<T>(usize, PhantomData<fn() -> T>);

struct Pair<A, B>(String, PhantomData<fn() -> (A, B)>);

#[container]
impl App {
    #[request]
    fn any<T>() -> Page<T> {
        Page("any", PhantomData)
    }

    #[request]
    fn list<T>() -> Page<Vec<T>> {
        Page("list", PhantomData)
    }

    #[request]
    fn number() -> Page<u8> {
        Page("number", PhantomData)
    }

    #[request]
    fn innermost() -> Nested<()> {
        Nested(0, PhantomData)
    }

    #[request]
    fn nested<T>(inner: &Nested<T>) -> Nested<Vec<T>> {
        Nested(inner.0 + 1, PhantomData)
    }

    #[request]
    fn pair<A, B>(first: &Page<A>, second: &Page<B>) -> Pair<A, B> {
        Pair(format!("{} {}", first.0, second.0), PhantomData)
    }
}

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    text(handler, &App::build().await.unwrap()).await
}

#[tokio::test]
async fn a_provider_of_exactly_the_type_comes_first() {
    #[inject]
    async fn handler(any: &Page<u8>, other: &Page<u16>) -> String {
        format!("{} {}", any.0, other.0)
    }

    assert_eq!(answer(handler).await, "number any");
}

#[tokio::test]
async fn of_several_generic_providers_the_one_with_the_parameters_name_is_used() {
    #[inject]
    async fn handler(list: &Page<Vec<u8>>, any: &Page<Vec<u8>>) -> String {
        format!("{} {}", list.0, any.0)
    }

    assert_eq!(answer(handler).await, "list any");
}

#[tokio::test]
async fn a_name_chooses_the_generic_one() {
    #[inject]
    async fn handler(#[dep(any)] page: &Page<u8>, #[dep(list)] other: &Page<Vec<u8>>) -> String {
        format!("{} {}", page.0, other.0)
    }

    assert_eq!(answer(handler).await, "any list");
}

#[tokio::test]
async fn a_recursion_ends_at_a_provider_of_the_type() {
    #[inject]
    async fn handler(nested: &Nested<Vec<Vec<Vec<()>>>>) -> String {
        nested.0.to_string()
    }

    assert_eq!(answer(handler).await, "3");
}

#[tokio::test]
async fn each_type_parameter_finds_its_own() {
    #[inject]
    async fn handler(pair: &Pair<u8, u16>, swapped: &Pair<u16, u8>) -> String {
        format!("{}, {}", pair.0, swapped.0)
    }

    assert_eq!(answer(handler).await, "number any, any number");
}
