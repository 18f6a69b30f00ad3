//! A handler that needs no teardown, in a container in which something else has one.

/// What both containers provide.
mod parts {
    use crate::domain::User;

    /// A trait object is in it, as in the pool of any database. Its end may panic, for all that rustc
    /// knows, and so may that of what a container knows of its teardowns: whoever may be the last to
    /// drop a container with either in it has instructions for that, and with none of them has not.
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

/// A transaction is finished behind the handlers that have one.
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

    /// What the transaction is there for.
    #[inject]
    pub async fn order(_transaction: &Transaction) {}

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(who, app)
    }
}

/// Nothing is torn down.
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

    /// What the transaction is there for.
    #[inject]
    pub async fn order(_transaction: &Transaction) {}

    /// The service.
    #[must_use]
    pub fn service() -> Subject {
        let app = built(App::build());
        Subject::new(who, app)
    }
}
