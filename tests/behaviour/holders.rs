//! Values in an `Arc` or a `Box`, requested with and without the smart pointer.

use std::sync::Arc;

use axum::http::HeaderMap;
use hardwire::{container, inject};
use hardwire_tests::{Counted, text};

trait Store: Send + Sync {
    fn name(&mut self) -> String;
    fn peek(&self) -> &'static str;
}

struct Disk;

impl Store for Disk {
    fn name(&mut self) -> String {
        "disk".to_owned()
    }

    fn peek(&self) -> &'static str {
        "disk"
    }
}

/// Does not implement `Clone`.
struct Cache(u8);

/// Does not implement `Clone`.
struct Buffer(Vec<u8>);

#[container]
impl App {
    #[singleton]
    fn cache() -> Arc<Cache> {
        Arc::new(Cache(7))
    }

    #[singleton]
    fn counted() -> Arc<Counted> {
        Arc::default()
    }

    #[singleton]
    fn peeking() -> Box<dyn Store + Send> {
        Box::new(Disk)
    }

    #[request]
    fn store() -> Box<dyn Store> {
        Box::new(Disk)
    }

    #[request]
    #[allow(
        clippy::unnecessary_box_returns,
        reason = "the tests request its content"
    )]
    fn buffer() -> Box<Buffer> {
        Box::new(Buffer(vec![1]))
    }

    #[request]
    fn draft(headers: &HeaderMap) -> Arc<Draft> {
        Arc::new(Draft(headers.len()))
    }

    #[factory]
    async fn page(cache: Arc<Cache>, draft: &Arc<Draft>) -> Result<Arc<Page>, ()> {
        Ok(Arc::new(Page(
            cache.0 + u8::try_from(Arc::strong_count(draft)).map_err(drop)?,
        )))
    }
}

#[derive(Clone)]
struct Draft(usize);

struct Page(u8);

async fn answer<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> String {
    text(handler, &App::build().await.unwrap()).await
}

#[tokio::test]
async fn the_content_of_an_arc_is_borrowed() {
    #[inject]
    async fn handler(cache: &Cache) -> String {
        cache.0.to_string()
    }

    assert_eq!(answer(handler).await, "7");
}

#[tokio::test]
async fn the_arc_itself_is_borrowed() {
    #[inject]
    async fn handler(cache: &Arc<Cache>) -> String {
        Arc::strong_count(cache).to_string()
    }

    assert_eq!(answer(handler).await, "1");
}

#[tokio::test]
async fn an_arc_by_value_shares_its_content() {
    #[inject]
    async fn handler(cache: Arc<Cache>, counted: Arc<Counted>) -> String {
        format!("{} {}", Arc::strong_count(&cache), counted.clones())
    }

    assert_eq!(answer(handler).await, "2 0");
}

#[tokio::test]
async fn the_content_of_an_arc_is_cloned_by_value() {
    #[inject]
    async fn handler(counted: Counted) -> String {
        counted.clones().to_string()
    }

    assert_eq!(answer(handler).await, "1");
}

#[tokio::test]
async fn the_content_of_a_requests_arc_is_cloned_by_value() {
    #[inject]
    async fn handler(draft: Draft) -> String {
        draft.0.to_string()
    }

    assert_eq!(answer(handler).await, "0");
}

#[tokio::test]
async fn the_arc_of_a_request_is_moved() {
    #[inject]
    async fn handler(draft: Arc<Draft>) -> String {
        Arc::strong_count(&draft).to_string()
    }

    assert_eq!(answer(handler).await, "1");
}

#[tokio::test]
async fn all_forms_of_one_arc_at_once() {
    #[inject]
    async fn handler(whole: &Arc<Draft>, inner: &Draft, own: Arc<Draft>, copy: Draft) -> String {
        format!(
            "{} {} {} {}",
            Arc::strong_count(whole),
            inner.0,
            own.0,
            copy.0
        )
    }

    assert_eq!(answer(handler).await, "2 0 0 0");
}

#[tokio::test]
async fn a_trait_object_in_a_box_is_borrowed_by_its_trait() {
    #[inject]
    async fn handler(peeking: &(dyn Store + Send), store: &dyn Store) -> String {
        format!("{} {}", peeking.peek(), store.peek())
    }

    assert_eq!(answer(handler).await, "disk disk");
}

#[tokio::test]
async fn a_trait_object_in_a_box_is_borrowed_exclusively() {
    #[inject]
    async fn handler(store: &mut dyn Store) -> String {
        store.name()
    }

    assert_eq!(answer(handler).await, "disk");
}

#[tokio::test]
async fn a_box_of_a_request_is_moved() {
    #[inject]
    async fn handler(store: Box<dyn Store>) -> String {
        store.peek().to_owned()
    }

    assert_eq!(answer(handler).await, "disk");
}

#[tokio::test]
async fn the_box_itself_is_borrowed() {
    #[inject]
    #[allow(clippy::borrowed_box, reason = "the tests request the box")]
    async fn handler(store: &mut Box<dyn Store>, buffer: &Box<Buffer>) -> String {
        format!("{} {}", store.name(), buffer.0.len())
    }

    assert_eq!(answer(handler).await, "disk 1");
}

#[tokio::test]
async fn the_content_of_a_requests_box_is_moved_out() {
    #[inject]
    async fn handler(buffer: Buffer) -> String {
        buffer.0.len().to_string()
    }

    assert_eq!(answer(handler).await, "1");
}

#[tokio::test]
async fn a_factory_makes_an_arc() {
    #[inject]
    async fn handler(page: Arc<Page>, make: impl AsyncFn() -> Result<Arc<Page>, ()>) -> String {
        format!("{} {:?}", page.0, make().await.map(|page| page.0))
    }

    assert_eq!(answer(handler).await, "8 Ok(8)");
}
