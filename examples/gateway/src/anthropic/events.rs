//! Reads the text in a stream of events.

use bytes::Bytes;
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use reqwest::Response;
use sse_stream::{Error, SseByteStream};

use super::{UpstreamError, reading};
use crate::config::Api;

const LONGEST_LINE: usize = 256 * 1024;
const LARGEST_EVENT: usize = 1024 * 1024;

/// The texts of a response. It is an error if the stream ends without an event that marks its end.
pub(super) fn texts(
    api: Api,
    response: Response,
) -> impl Stream<Item = Result<String, UpstreamError>> + Send {
    let events = SseByteStream::new(bounded(response).boxed());
    stream::try_unfold(Some(events), move |events| async move {
        let Some(mut events) = events else {
            return Ok(None);
        };
        loop {
            let event = events.try_next().await.map_err(cause)?;
            let event = event.ok_or_else(|| {
                UpstreamError::Connection("the stream ended too early".to_owned())
            })?;
            let said = reading::event(api, &event)?;
            if said.last || !said.text.is_empty() {
                return Ok(Some((said.text, Some(events).filter(|_| !said.last))));
            }
        }
    })
    .try_filter(|text| std::future::ready(!text.is_empty()))
}

fn cause(error: Error) -> UpstreamError {
    match error {
        Error::Body(cause) => cause
            .downcast()
            .map_or(UpstreamError::Garbled("a broken stream"), |cause| *cause),
        _ => UpstreamError::Garbled("a stream that is not text"),
    }
}

/// The bytes of a response, or an error if a line or an event is too large.
fn bounded(response: Response) -> impl Stream<Item = Result<Bytes, UpstreamError>> + Send {
    stream::try_unfold(
        (response, Extent::default()),
        |(mut response, mut extent)| async move {
            let Some(chunk) = response.chunk().await? else {
                return Ok(None);
            };
            if !chunk.iter().all(|byte| extent.admits(*byte)) {
                return Err(UpstreamError::Garbled("an event that is too large"));
            }
            Ok(Some((chunk, (response, extent))))
        },
    )
}

/// The size of the current line and of the current event.
#[derive(Default)]
struct Extent {
    line: usize,
    event: usize,
    after_return: bool,
}

impl Extent {
    fn admits(&mut self, byte: u8) -> bool {
        let second_half_of_an_ending = byte == b'\n' && self.after_return;
        self.after_return = byte == b'\r';
        match byte {
            b'\n' if second_half_of_an_ending => {}
            b'\n' | b'\r' => self.end_line(),
            _ => {
                self.line += 1;
                self.event += 1;
            }
        }
        self.line <= LONGEST_LINE && self.event <= LARGEST_EVENT
    }

    /// An empty line ends an event.
    fn end_line(&mut self) {
        self.event = if self.line == 0 { 0 } else { self.event + 1 };
        self.line = 0;
    }
}
