//! Response bodies that outlive the handler and own its values.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Sse;
use axum::response::sse::Event;
use axum::routing::{MethodRouter, get};
use futures_util::Stream;
use futures_util::stream;
use hardwire::{container, inject};
use tokio::sync::{Notify, broadcast};

use crate::sockets::{Connection, serve};

/// The messages that the test sends.
struct News(broadcast::Sender<&'static str>);

/// Records when it is dropped. Does not implement `Clone`.
struct Reader {
    name: String,
    gone: Arc<Notify>,
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.gone.notify_one();
    }
}

struct Page(broadcast::Receiver<&'static str>);

trait Frame: Send + Sync {
    fn framed(&self, text: &str) -> String;
}

struct Dashes;

impl Frame for Dashes {
    fn framed(&self, text: &str) -> String {
        format!("--{text}--")
    }
}

#[container]
impl App {
    #[input]
    fn news() -> News;

    #[input]
    fn gone() -> Arc<Notify>;

    #[singleton]
    fn frame() -> Arc<dyn Frame> {
        Arc::new(Dashes)
    }

    #[request]
    fn reader(headers: &HeaderMap, gone: Arc<Notify>) -> Result<Reader, StatusCode> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        let name = name.ok_or(StatusCode::UNAUTHORIZED)?.to_owned();
        Ok(Reader { name, gone })
    }

    #[factory]
    fn page(news: &News) -> Page {
        Page(news.0.subscribe())
    }
}

#[inject]
async fn events(
    frame: Arc<dyn Frame>,
    reader: Reader,
    page: Page,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    Sse::new(stream::unfold(page, move |mut page| {
        let (frame, name) = (Arc::clone(&frame), reader.name.clone());
        async move {
            let text = page.0.recv().await.ok()?;
            let text = frame.framed(&format!("{name} reads {text}"));
            Some((Ok(Event::default().data(text)), page))
        }
    }))
}

#[inject]
async fn pieces(reader: Reader, page: Page) -> Body {
    Body::from_stream(stream::unfold(
        (reader, page),
        async |(reader, mut page)| {
            let text = page.0.recv().await.ok()?;
            let piece = Ok::<_, Infallible>(format!("{} reads {text}\n", reader.name));
            Some((piece, (reader, page)))
        },
    ))
}

/// The stream does not contain the value that the handler borrows.
#[inject]
async fn beside_a_borrow(
    news: &News,
    reader: &Reader,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let name = reader.name.clone();
    Sse::new(stream::unfold(news.0.subscribe(), move |mut page| {
        let name = name.clone();
        async move {
            let text = page.recv().await.ok()?;
            Some((
                Ok(Event::default().data(format!("{name} reads {text}"))),
                page,
            ))
        }
    }))
}

/// A connection that has received the response head, the sender of the messages, and a signal for the end of the reader.
async fn opened(
    handler: MethodRouter<App>,
) -> (Connection, broadcast::Sender<&'static str>, Arc<Notify>) {
    let (news, gone) = (broadcast::Sender::new(4), Arc::new(Notify::new()));
    let app = App::build(News(news.clone()), Arc::clone(&gone)).await;
    let router = Router::new().route("/", handler).with_state(app.unwrap());
    let mut connection = Connection::open(serve(router).await, "Ada").await;
    connection.until("\r\n\r\n").await;
    (connection, news, gone)
}

#[tokio::test]
async fn an_event_stream_owns_its_values_after_the_handler_has_returned() {
    let (mut connection, news, _) = opened(get(events)).await;
    news.send("one").unwrap();
    connection.until("data: --Ada reads one--\n\n").await;
    news.send("two").unwrap();
    connection.until("data: --Ada reads two--\n\n").await;
}

#[tokio::test]
async fn a_streamed_body_owns_its_values_after_the_handler_has_returned() {
    let (mut connection, news, _) = opened(get(pieces)).await;
    news.send("one").unwrap();
    connection.until("Ada reads one\n").await;
    news.send("two").unwrap();
    connection.until("Ada reads two\n").await;
}

#[tokio::test]
async fn a_streams_values_are_dropped_when_its_client_disconnects() {
    let (mut connection, news, gone) = opened(get(pieces)).await;
    news.send("one").unwrap();
    connection.until("Ada reads one\n").await;
    drop(connection);
    gone.notified().await;
}

#[tokio::test]
async fn a_stream_that_captures_no_borrow_may_be_made_from_borrowed_values() {
    let (mut connection, news, _) = opened(get(beside_a_borrow)).await;
    news.send("one").unwrap();
    connection.until("data: Ada reads one\n\n").await;
}
