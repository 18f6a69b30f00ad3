//! Lives that last until the response has been sent.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{mem, thread};

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::http::response::Parts;
use axum::response::Response;
use http_body::{Body as _, Frame, SizeHint};

use super::Outcome;
use super::behind::{Behind, Running};
use super::list::List;

/// The values that are kept until the response has been sent. They end with it, or when they are
/// dropped, but always behind those that end with the handler.
pub(super) struct LastValues {
    list: Option<List>,
    /// The others, which end first.
    first: Option<Running>,
    /// So do those of what a middleware stands before.
    behind: Behind,
}

impl LastValues {
    pub(super) fn new(list: List, first: Option<Running>, behind: Behind) -> Self {
        Self {
            list: Some(list),
            first,
            behind,
        }
    }

    /// The response of a request that went like this, which takes them along as soon as the other
    /// values have ended.
    ///
    /// If one of those fails, it is that failure's response.
    pub(super) async fn sent_with(self, response: Response, outcome: Outcome) -> Response {
        let announced = announced(&response);
        let (mut head, body) = response.into_parts();
        let mut sending = Sending {
            body,
            values: self,
            outcome,
            announced,
            has_left: false,
            sent: None,
        };
        let failure = match &mut sending.values.first {
            Some(first) => first.over().await,
            None => None,
        };
        if let Some(failure) = failure {
            head = sending.fail_with(failure.into_response());
        }
        sending.has_left = true;
        Response::from_parts(head, Body::new(sending))
    }

    fn end(&mut self, outcome: Outcome) {
        let Some(list) = self.list.take() else { return };
        let (first, behind) = (self.first.take(), self.behind.take());
        let before = async move {
            if let Some(mut first) = first {
                drop(first.over().await);
            }
            behind.over().await;
        };
        // The response has left, so nobody waits for it.
        drop(Running::begin(list, before, outcome));
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
    /// It is on its way.
    has_left: bool,
    /// Its bytes so far, if anybody asked for them.
    sent: Option<u64>,
}

/// The length that it says its body has.
fn announced(response: &Response) -> Option<u64> {
    let length = response.headers().get(CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

impl Sending {
    /// Sends this response in the place of the one that was to be sent: its head.
    fn fail_with(&mut self, response: Response) -> Parts {
        self.outcome = Outcome::Err;
        self.announced = announced(&response);
        let (head, body) = response.into_parts();
        let unsent = mem::replace(&mut self.body, body);
        self.values.behind.within(|| drop(unsent));
        head
    }

    /// Nothing more will be asked for: all is sent, or nobody wanted any of it, as of a `HEAD`.
    fn is_over(&self) -> bool {
        let is_whole = |sent| Some(sent) == self.announced;
        self.has_left && (self.sent.is_none_or(is_whole) || self.body.is_end_stream())
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
