//! A handler without teardowns contains no code for them, even if its container has teardowns.

use axum::extract::Request;
use axum::handler::Handler;
use hardwire::{container, inject};

struct Db(u8);
struct User(u8);
struct Tx;

mod ending {
    use super::{Db, Tx, User, container, inject};

    #[container(pub(crate))]
    impl App {
        #[singleton(teardown = drop_db)]
        fn db() -> Db {
            Db(1)
        }

        #[request]
        async fn user(db: &Db) -> User {
            tokio::task::yield_now().await;
            User(db.0)
        }

        #[request(teardown = drop)]
        fn tx(user: &User) -> Tx {
            let _ = user;
            Tx
        }
    }

    fn drop_db(_: &Db) {}

    #[inject]
    pub(crate) async fn handler(user: &User, body: String) -> String {
        format!("{} {body}", user.0)
    }

    #[inject]
    pub(crate) async fn with_tx(_tx: &Tx, user: &User, body: String) -> String {
        format!("{} {body}", user.0)
    }
}

mod nothing_torn_down {
    use super::{Db, User, container, inject};

    #[container(pub(crate))]
    impl App {
        #[singleton]
        fn db() -> Db {
            Db(1)
        }

        #[request]
        async fn user(db: &Db) -> User {
            tokio::task::yield_now().await;
            User(db.0)
        }
    }

    #[inject]
    pub(crate) async fn handler(user: &User, body: String) -> String {
        format!("{} {body}", user.0)
    }
}

#[tokio::test]
async fn its_future_is_as_large_as_that_of_a_container_that_tears_nothing_down() {
    let ending = ending::App::build().await.unwrap();
    let without = nothing_torn_down::App::build().await.unwrap();
    let size = size_of_val(&*nothing_torn_down::handler.call(Request::default(), without));
    let beside = ending::handler.call(Request::default(), ending.clone());
    assert_eq!(size_of_val(&*beside), size);
    // The future of a handler with a teardown is larger.
    let with = ending::with_tx.call(Request::default(), ending);
    assert!(size_of_val(&*with) > size);
}
