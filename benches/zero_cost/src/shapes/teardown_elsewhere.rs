//! A handler without teardown, in a container with a teardown for other handlers.

/// Shared by both containers.
mod parts {
    use crate::domain::User;

    /// Contains a trait object, like the pool of any database. For rustc, dropping it may panic, and so may dropping the
    /// container's bookkeeping of teardowns. Code that may drop the container's last reference needs instructions for this
    /// case if the container has either field. Both containers have this pool, so the comparison is fair.
    pub(super) struct Pool {
        connect: Box<dyn Fn() -> u64 + Send + Sync>,
    }

    pub(super) struct Transaction;

    impl Pool {
        pub(super) fn fixed() -> Self {
            let connections = [3, 4];
            Self {
                connect: Box::new(move || connections.iter().sum()),
            }
        }
    }

    impl Transaction {
        pub(super) async fn finish(self) {}
    }

    pub(super) async fn describe(user: &User, pool: &Pool) -> String {
        format!("{}: {}", user.id, (pool.connect)())
    }
}

/// Another handler uses a transaction with a teardown.
pub mod wired {
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use super::parts::{Pool, Transaction, describe};
    use crate::Subject;
    use crate::domain::{Tokens, User};
    use crate::subject::built;

    #[container]
    impl App {
        #[singleton]
        fn tokens() -> Tokens {
            Tokens::fixed()
        }

        #[singleton]
        fn pool() -> Pool {
            Pool::fixed()
        }

        #[request]
        async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
            tokens.user_of(headers).await
        }

        #[request(teardown = Transaction::finish)]
        fn transaction(_pool: &Pool) -> Transaction {
            Transaction
        }
    }

    #[inject]
    async fn who(user: &User, pool: &Pool) -> String {
        describe(user, pool).await
    }

    /// Uses the transaction.
    #[inject]
    pub async fn order(_transaction: &Transaction) {}

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(who, app)
    }
}

/// The transaction has no teardown.
pub mod without {
    use axum::http::{HeaderMap, StatusCode};
    use hardwire::{container, inject};

    use super::parts::{Pool, Transaction, describe};
    use crate::Subject;
    use crate::domain::{Tokens, User};
    use crate::subject::built;

    #[container]
    impl App {
        #[singleton]
        fn tokens() -> Tokens {
            Tokens::fixed()
        }

        #[singleton]
        fn pool() -> Pool {
            Pool::fixed()
        }

        #[request]
        async fn user(tokens: &Tokens, headers: &HeaderMap) -> Result<User, StatusCode> {
            tokens.user_of(headers).await
        }

        #[request]
        fn transaction(_pool: &Pool) -> Transaction {
            Transaction
        }
    }

    #[inject]
    async fn who(user: &User, pool: &Pool) -> String {
        describe(user, pool).await
    }

    /// Uses the transaction.
    #[inject]
    pub async fn order(_transaction: &Transaction) {}

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(who, app)
    }
}
