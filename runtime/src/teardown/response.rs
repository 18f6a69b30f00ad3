//! Lives that last until the response has been sent.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::response::Response;
use http_body::{Body as _, Frame, SizeHint};
use tokio::task::JoinHandle;

use super::Outcome;
use super::list::List;

/// The values that are kept until the response has been sent. They end with it, or when they are
/// dropped, but always behind those that end with the handler.
pub(super) struct LastValues {
    list: Option<List>,
    /// The task in which the others end.
    behind: Option<JoinHandle<()>>,
}

impl LastValues {
    pub(super) fn new(list: List, behind: Option<JoinHandle<()>>) -> Self {
        Self {
            list: Some(list),
            behind,
        }
    }

    /// The response of a request that went like this, which takes them along as soon as the other
    /// values have ended.
    pub(super) async fn sent_with(mut self, response: Response, outcome: Outcome) -> Response {
        if let Some(running) = &mut self.behind {
            // It reports its failures itself.
            let _ = running.await;
            self.behind = None;
        }
        let length = response.headers().get(CONTENT_LENGTH);
        let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
        response.map(|body| {
            Body::new(Sending {
                body,
                values: self,
                outcome,
                announced: length,
                sent: None,
            })
        })
    }

    fn end(&mut self, outcome: Outcome) {
        let Some(list) = self.list.take() else { return };
        let behind = self.behind.take();
        let teardowns = list.teardowns().clone();
        teardowns.spawn(async move {
            if let Some(running) = behind {
                let _ = running.await;
            }
            list.run(outcome).await;
        });
    }
}

impl Drop for LastValues {
    fn drop(&mut self) {
        self.end(Outcome::of_drop());
    }
}

/// A body, and what ends with it.
struct Sending {
    body: Body,
    values: LastValues,
    /// That of the request, if all of its response is sent.
    outcome: Outcome,
    /// Its length, if the response says it: nobody asks for more than that.
    announced: Option<u64>,
    /// Its bytes so far, if anybody asked for them.
    sent: Option<u64>,
}

impl Sending {
    /// Nothing more will be asked for: all is sent, or nobody wanted any of it, as of a `HEAD`.
    fn is_over(&self) -> bool {
        self.sent.is_none_or(|sent| Some(sent) == self.announced) || self.body.is_end_stream()
    }
}

impl http_body::Body for Sending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let sent = self.sent.unwrap_or_default();
        self.sent = Some(sent);
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        match &frame {
            None => {
                let outcome = self.outcome;
                self.values.end(outcome);
            }
            Some(Err(_)) => self.values.end(Outcome::Err),
            Some(Ok(frame)) => {
                let length = frame.data_ref().map_or(0, Bytes::len);
                self.sent = Some(sent + length as u64);
            }
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        if self.is_over() && !std::thread::panicking() {
            let outcome = self.outcome;
            self.values.end(outcome);
        }
    }
}
