//! A transaction whose end may refuse the request, and does not.

/// What both services work with.
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

/// Declared at the provider.
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

/// The least that keeps a commit from being cut off, and its failure from being a success. The values
/// of a client that goes away while the handler runs are not ended, and no shutdown waits for it.
pub mod straight {
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
