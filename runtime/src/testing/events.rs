use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// A log of events for tests: which values were built and torn down, as the test's own providers and teardowns record
/// it.
///
/// Values that are torn down after the response, or after the client has disconnected, are torn down in a separate
/// task. A test can therefore wait for events. Clones share the log.
///
/// ```
/// # use axum::{Router, body::Body, http::Request, routing::get};
/// # use hardwire::{container, inject, testing::Events};
/// # use tower::ServiceExt;
/// struct Tx(Events);
///
/// impl Tx {
///     async fn finish(self) {
///         self.0.note("end of tx");
///     }
/// }
///
/// #[container]
/// impl App {
///     #[input]
///     fn events() -> Events;
///
///     #[request(teardown = Tx::finish, until = response)]
///     fn tx(events: &Events) -> Tx {
///         events.note("tx");
///         Tx(events.clone())
///     }
/// }
///
/// #[inject]
/// async fn order(_tx: &Tx) {}
///
/// # #[tokio::main]
/// # async fn main() -> Result<(), hardwire::BuildError> {
/// let events = Events::default();
/// let app = App::build(events.clone()).await?;
/// let router: Router = Router::new().route("/", get(order)).with_state(app);
///
/// let request = Request::get("/").body(Body::empty()).unwrap();
/// drop(router.oneshot(request).await);
/// assert_eq!(events.wait_for(2).await, ["tx", "end of tx"]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Events(Arc<Log>);

#[derive(Debug, Default)]
struct Log {
    noted: Mutex<Vec<String>>,
    news: Notify,
}

impl Events {
    /// Records an event.
    pub fn note(&self, event: impl Into<String>) {
        self.noted().push(event.into());
        self.0.news.notify_waiters();
    }

    /// All events so far.
    #[must_use]
    pub fn all(&self) -> Vec<String> {
        self.noted().clone()
    }

    /// Waits until the log has this many events, and returns them all.
    pub async fn wait_for(&self, count: usize) -> Vec<String> {
        loop {
            let news = self.0.news.notified();
            let noted = self.all();
            if noted.len() >= count {
                return noted;
            }
            news.await;
        }
    }

    fn noted(&self) -> MutexGuard<'_, Vec<String>> {
        let noted = self.0.noted.lock();
        noted.unwrap_or_else(PoisonError::into_inner)
    }
}
