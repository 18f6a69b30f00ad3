//! Values that last until the response has been sent.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{mem, thread};

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::response::Response;
use http_body::{Body as _, Frame, SizeHint};

use super::Outcome;
use super::behind::{Behind, Running};
use super::in_place::InPlace;
use super::list::List;
use super::slot::{Slots, Until};

/// A response that is sent after the teardowns of its request, except those that wait until it has been sent.
pub struct Answering<'a, S: Slots> {
    ending: InPlace<'a, S>,
    /// `None` after it has been returned.
    response: Option<Response>,
}

impl<'a, S: Slots> Answering<'a, S> {
    pub(super) fn new(ending: InPlace<'a, S>, response: Response) -> Self {
        Self {
            ending,
            response: Some(response),
        }
    }

    /// The values that last until the response has been sent.
    fn last(&mut self) -> Option<LastValues> {
        let list = self.ending.ends.list(None, Until::Response)?;
        Some(LastValues {
            list: Some(list),
            behind: self.ending.ends.behind.take(),
        })
    }
}

impl<S: Slots> Future for Answering<'_, S> {
    type Output = Response;

    /// If a teardown fails, the response is that of the failure.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Response> {
        let failure = ready!(self.ending.poll_over(context));
        let mut response = self.response.take().unwrap_or_default();
        if let Some(failure) = failure {
            let unsent = mem::replace(&mut response, failure.into_response());
            self.ending.ends.behind.within(|| drop(unsent));
        }
        let outcome = self.ending.outcome();
        Poll::Ready(match self.last() {
            Some(values) => values.sent_with(response, outcome),
            None => response,
        })
    }
}

impl<S: Slots> Drop for Answering<'_, S> {
    /// The client has disconnected. The values of the response are torn down after the others.
    fn drop(&mut self) {
        let Some(unsent) = self.response.take() else {
            return;
        };
        let first = self.ending.leave();
        if let Some(mut last) = self.last() {
            last.behind.within(|| drop(unsent));
            last.end_after(first, Outcome::of_drop());
        }
    }
}

/// The values that are kept until the response has been sent or dropped. They are torn down after those of the
/// handler.
struct LastValues {
    list: Option<List>,
    /// The values within a middleware, which are torn down first.
    behind: Behind,
}

impl LastValues {
    /// Attaches the values to the response of a request with this outcome.
    fn sent_with(self, response: Response, outcome: Outcome) -> Response {
        let announced = announced(&response);
        response.map(|body| {
            Body::new(Sending {
                body,
                values: self,
                outcome,
                announced,
                sent: None,
            })
        })
    }

    fn end(&mut self, outcome: Outcome) {
        self.end_after(None, outcome);
    }

    fn end_after(&mut self, first: Option<Running>, outcome: Outcome) {
        let Some(list) = self.list.take() else { return };
        let behind = self.behind.take();
        let before = async move {
            if let Some(mut first) = first {
                drop(first.over().await);
            }
            behind.over().await;
        };
        // The response has been sent, so no caller waits for it.
        drop(Running::begin(list, before, outcome));
    }
}

impl Drop for LastValues {
    fn drop(&mut self) {
        self.end(Outcome::of_drop());
    }
}

/// A body, with the values that are torn down after it.
struct Sending {
    body: Body,
    values: LastValues,
    /// The outcome of the request, if the whole response is sent.
    outcome: Outcome,
    /// The announced length of the response. No more bytes are requested.
    announced: Option<u64>,
    /// The number of bytes so far, if any were requested.
    sent: Option<u64>,
}

/// The length of the body, as announced in the response.
fn announced(response: &Response) -> Option<u64> {
    let length = response.headers().get(CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

impl Sending {
    /// Whether nothing more will be requested: everything was sent, or the body is not read, as for a `HEAD` request.
    fn is_over(&self) -> bool {
        let is_whole = |sent| Some(sent) == self.announced;
        self.sent.is_none_or(is_whole) || self.body.is_end_stream()
    }
}

impl http_body::Body for Sending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        let sent = this.sent.unwrap_or_default();
        this.sent = Some(sent);
        let body = Pin::new(&mut this.body);
        let frame = ready!(this.values.behind.within(|| body.poll_frame(context)));
        match &frame {
            None => this.values.end(this.outcome),
            Some(Err(_)) => this.values.end(Outcome::Err),
            Some(Ok(frame)) => {
                let length = frame.data_ref().map_or(0, Bytes::len);
                this.sent = Some(sent + length as u64);
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
        let is_over = self.is_over();
        let body = mem::take(&mut self.body);
        self.values.behind.within(|| drop(body));
        if is_over && !thread::panicking() {
            self.values.end(self.outcome);
        }
    }
}
