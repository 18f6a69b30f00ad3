//! A transaction whose teardown can refuse the request, but succeeds.

/// Shared by all services.
mod parts {
    use std::io;

    use hardwire::Outcome;

    use crate::domain::User;

    pub(super) struct Transaction {
        pub(super) rows: u64,
    }

    impl Transaction {
        pub(super) async fn finish(self, outcome: Outcome) -> Result<(), io::Error> {
            match outcome {
                Outcome::Ok if self.rows < 100 => Ok(()),
                _ => Err(io::ErrorKind::Other.into()),
            }
        }
    }

    pub(super) async fn describe(user: &User, transaction: &mut Transaction) -> String {
        transaction.rows += 1;
        format!("{}: {}", user.id, transaction.rows)
    }
}

/// The provider declares the teardown.
pub mod wired {
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use super::parts::{Transaction, describe};
    use crate::Subject;
    use crate::domain::{Tokens, User};
    use crate::subject::built;

    #[container]
    impl App {
        #[singleton]
        fn tokens() -> Tokens {
            Tokens::fixed()
        }

        #[request]
        async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
            tokens.user_of(headers).await
        }

        #[request(teardown = Transaction::finish)]
        fn transaction() -> Transaction {
            Transaction { rows: 0 }
        }
    }

    #[inject]
    async fn order(user: &User, transaction: &mut Transaction) -> String {
        describe(user, transaction).await
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::in_a_runtime(order, app)
    }
}

/// The same guarantees by hand. The transaction ends exactly once and within its time limit, even if the client disconnects
/// or the handler panics. It ends in the handler's task. If the handler is dropped before that, the rest runs in a spawned
/// task. A failure becomes the response, or is logged if no caller waits for it. A shutdown can wait for all of it.
pub mod straight {
    use std::any::Any;
    use std::future::poll_fn;
    use std::io;
    use std::panic::AssertUnwindSafe;
    use std::pin::Pin;
    use std::sync::Arc;
    use std::thread;
    use std::time::Duration;

    use axum::extract::State;
    use axum::http::{HeaderMap, StatusCode};
    use axum::response::{IntoResponse, Response};
    use futures_util::FutureExt;
    use hardwire::Outcome;
    use tokio::runtime::Handle;
    use tokio::time::error::Elapsed;
    use tokio_util::task::TaskTracker;
    use tokio_util::task::task_tracker::TaskTrackerToken;
    use tracing::Instrument;

    use super::parts::{Transaction, describe};
    use crate::Subject;
    use crate::domain::Tokens;

    struct Services {
        tokens: Tokens,
        /// For transactions that end outside of a runtime.
        runtime: Option<Handle>,
        open: TaskTracker,
    }

    /// A transaction that has not ended yet.
    struct Open {
        stage: Stage,
        services: Arc<Services>,
        request: TaskTrackerToken,
    }

    enum Stage {
        Running(Transaction),
        Ending(Ending),
        Over,
    }

    /// Boxed, so that it can be moved to another task while it runs.
    type Ending = Pin<Box<dyn Future<Output = Result<(), Unreported>> + Send>>;

    enum Failure {
        Returned(io::Error),
        TookTooLong(Elapsed),
        Panicked(Box<dyn Any + Send>),
        Lost,
    }

    /// A failure that is logged when dropped, unless the handler has taken it.
    struct Unreported(Option<Failure>);

    impl Failure {
        fn report(&self) {
            match self {
                Self::Returned(error) => tracing::error!(%error, "the transaction failed to end"),
                Self::TookTooLong(error) => tracing::error!(%error, "the transaction did not end"),
                Self::Panicked(payload) => {
                    let text = payload.downcast_ref::<&str>().copied();
                    tracing::error!(text, "the transaction panicked");
                }
                Self::Lost => tracing::error!("the transaction was lost"),
            }
        }
    }

    impl Unreported {
        /// None of these errors is a response itself.
        fn into_response(mut self) -> Response {
            if let Some(failure) = self.0.take() {
                failure.report();
            }
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }

    impl Drop for Unreported {
        fn drop(&mut self) {
            if let Some(failure) = &self.0 {
                failure.report();
            }
        }
    }

    impl Open {
        fn new(services: &Arc<Services>) -> Self {
            Self {
                stage: Stage::Running(Transaction { rows: 0 }),
                request: services.open.token(),
                services: services.clone(),
            }
        }

        fn transaction(&mut self) -> Option<&mut Transaction> {
            match &mut self.stage {
                Stage::Running(transaction) => Some(transaction),
                Stage::Ending(_) | Stage::Over => None,
            }
        }

        /// The running teardown of the transaction. It is started if necessary. `None` if it is over.
        fn ending(&mut self, outcome: Outcome) -> Option<&mut Ending> {
            if let Stage::Running(_) = self.stage {
                let Stage::Running(transaction) = std::mem::replace(&mut self.stage, Stage::Over)
                else {
                    return None;
                };
                self.stage = Stage::Ending(Box::pin(bounded(transaction, outcome)));
            }
            match &mut self.stage {
                Stage::Ending(ending) => Some(ending),
                Stage::Running(_) | Stage::Over => None,
            }
        }

        async fn end(&mut self, outcome: Outcome) -> Result<(), Unreported> {
            if Handle::try_current().is_err() {
                return self.end_elsewhere(outcome).await;
            }
            let ended = poll_fn(|context| match self.ending(outcome) {
                Some(ending) => ending.as_mut().poll(context),
                None => Ok(()).into(),
            });
            let ended = ended.await;
            self.stage = Stage::Over;
            ended
        }

        async fn end_elsewhere(&mut self, outcome: Outcome) -> Result<(), Unreported> {
            let lost = || Err(Unreported(Some(Failure::Lost)));
            match self.spawn(outcome) {
                Some(ending) => ending.await.unwrap_or_else(|_| lost()),
                None => lost(),
            }
        }

        fn spawn(
            &mut self,
            outcome: Outcome,
        ) -> Option<tokio::task::JoinHandle<Result<(), Unreported>>> {
            self.ending(outcome)?;
            let Stage::Ending(ending) = std::mem::replace(&mut self.stage, Stage::Over) else {
                return None;
            };
            let open = self.request.clone();
            let ending = async move {
                let ended = ending.await;
                drop(open);
                ended
            };
            let current = Handle::try_current().ok();
            let runtime = current.or_else(|| self.services.runtime.clone())?;
            Some(runtime.spawn(ending.in_current_span()))
        }

        async fn finish(&mut self, response: Response) -> Response {
            let outcome = if response.status().as_u16() < 400 {
                Outcome::Ok
            } else {
                Outcome::Err
            };
            match self.end(outcome).await {
                Err(failure) if outcome == Outcome::Ok => failure.into_response(),
                Ok(()) | Err(_) => response,
            }
        }
    }

    impl Drop for Open {
        fn drop(&mut self) {
            let outcome = if thread::panicking() {
                Outcome::Panicked
            } else {
                Outcome::Cancelled
            };
            drop(self.spawn(outcome));
        }
    }

    async fn bounded(transaction: Transaction, outcome: Outcome) -> Result<(), Unreported> {
        let ending = async move {
            let finish = transaction.finish(outcome);
            tokio::time::timeout(Duration::from_secs(5), finish).await
        };
        let failure = match AssertUnwindSafe(ending).catch_unwind().await {
            Ok(Ok(Ok(()))) => return Ok(()),
            Ok(Ok(Err(error))) => Failure::Returned(error),
            Ok(Err(elapsed)) => Failure::TookTooLong(elapsed),
            Err(payload) => Failure::Panicked(payload),
        };
        Err(Unreported(Some(failure)))
    }

    async fn order(State(services): State<Arc<Services>>, headers: HeaderMap) -> Response {
        let user = match services.tokens.user_of(&headers).await {
            Ok(user) => user,
            Err(error) => return error.into_response(),
        };
        let mut open = Open::new(&services);
        let response = match open.transaction() {
            Some(transaction) => describe(&user, transaction).await.into_response(),
            None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
        open.finish(response).await
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let services = Services {
            tokens: Tokens::fixed(),
            runtime: Handle::try_current().ok(),
            open: TaskTracker::new(),
        };
        Subject::in_a_runtime(order, Arc::new(services))
    }
}

/// The minimum that prevents a cancelled commit and an unnoticed failure. If the client disconnects while the handler runs,
/// the transaction is not ended, and no shutdown waits for it.
pub mod least {
    use std::sync::Arc;
    use std::time::Duration;

    use axum::extract::State;
    use axum::http::{HeaderMap, StatusCode};
    use axum::response::{IntoResponse, Response};
    use hardwire::Outcome;

    use super::parts::{Transaction, describe};
    use crate::Subject;
    use crate::domain::Tokens;

    async fn order(State(tokens): State<Arc<Tokens>>, headers: HeaderMap) -> Response {
        let user = match tokens.user_of(&headers).await {
            Ok(user) => user,
            Err(error) => return error.into_response(),
        };
        let mut transaction = Transaction { rows: 0 };
        let response = describe(&user, &mut transaction).await.into_response();
        let outcome = if response.status().as_u16() < 400 {
            Outcome::Ok
        } else {
            Outcome::Err
        };
        let finish = transaction.finish(outcome);
        let finish = tokio::time::timeout(Duration::from_secs(5), finish);
        match tokio::spawn(finish).await {
            Ok(Ok(Ok(()))) => response,
            _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        Subject::in_a_runtime(order, Arc::new(Tokens::fixed()))
    }
}
