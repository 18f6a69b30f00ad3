//! Request values that are not `Send`, in handlers that do not await while holding them.

use std::rc::Rc;

use hardwire::{container, inject};
use hardwire_tests::text;

struct Raw(Rc<u8>);
struct First(u8);
struct Second(u8);
struct Third(u8);

impl Raw {
    fn number(&self) -> u8 {
        *self.0
    }
}

#[container]
impl App {
    #[request]
    fn raw() -> Raw {
        Raw(Rc::new(1))
    }

    #[request]
    fn first(raw: Raw) -> First {
        First(raw.number())
    }

    #[request]
    fn second(first: &First) -> Second {
        Second(first.0 + 1)
    }

    #[request]
    async fn third(second: &Second) -> Third {
        tokio::task::yield_now().await;
        Third(second.0 + 1)
    }
}

#[inject]
async fn last(third: &Third) -> String {
    tokio::task::yield_now().await;
    third.0.to_string()
}

#[tokio::test]
async fn a_value_is_moved_before_anything_is_awaited() {
    assert_eq!(text(last, &App::build().await.unwrap()).await, "3");
}

struct Seen(u8);

#[container]
impl Still {
    #[request]
    fn raw() -> Raw {
        Raw(Rc::new(1))
    }

    #[request]
    fn seen(raw: &Raw) -> Seen {
        Seen(raw.number() + 1)
    }
}

#[inject(Still)]
fn show(raw: &Raw, seen: &Seen) -> String {
    format!("{} {}", raw.number(), seen.0)
}

#[tokio::test]
async fn nothing_is_awaited_at_all() {
    assert_eq!(text(show, &Still::build().await.unwrap()).await, "1 2");
}

#[cfg(feature = "override")]
mod overridden {
    use std::rc::Rc;

    use hardwire_tests::text;

    use super::{App, First, Raw, Second, Seen, Still, last, show};

    #[tokio::test]
    async fn an_async_closure_that_returns_at_once_where_nothing_can_be_awaited() {
        let builder = Still::builder().override_seen_async(async || Seen(7));
        assert_eq!(text(show, &builder.build().await.unwrap()).await, "1 7");
    }

    #[tokio::test]
    #[should_panic(expected = "the override of `seen` waits")]
    async fn an_async_closure_that_waits_where_nothing_can_be_awaited() {
        let builder = Still::builder().override_seen_async(async || {
            tokio::task::yield_now().await;
            Seen(7)
        });
        text(show, &builder.build().await.unwrap()).await;
    }

    #[tokio::test]
    async fn its_provider_with_an_async_closure() {
        let builder = App::builder().override_raw_async(|| async {
            tokio::task::yield_now().await;
            Raw(Rc::new(5))
        });
        assert_eq!(text(last, &builder.build().await.unwrap()).await, "7");
    }

    #[tokio::test]
    async fn the_provider_that_takes_it_with_an_async_closure_that_waits() {
        let builder = App::builder().override_first_async(async || {
            tokio::task::yield_now().await;
            First(5)
        });
        assert_eq!(text(last, &builder.build().await.unwrap()).await, "7");
    }

    #[tokio::test]
    async fn the_next_provider_with_an_async_closure_that_waits() {
        let builder = App::builder().override_second_async(async || {
            tokio::task::yield_now().await;
            Second(5)
        });
        assert_eq!(text(last, &builder.build().await.unwrap()).await, "6");
    }
}
