//! The type that `#[container]` defines.

use std::sync::Arc;

use hardwire::container;
use hardwire_tests::text;

/// Implements neither `Clone` nor `Debug`.
struct Db(u8);

trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Disk;

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

#[container]
impl App {
    /// Documentation of the constant.
    const LIMIT: u8 = 7;

    #[singleton]
    fn db() -> Db {
        Db(Self::limit())
    }

    #[singleton]
    fn shared() -> Arc<Shared> {
        Arc::new(Shared("secret"))
    }

    #[singleton]
    fn store() -> Box<dyn Store> {
        Box::new(Disk)
    }

    fn limit() -> u8 {
        Self::LIMIT
    }
}

struct Shared(&'static str);

async fn app() -> App {
    App::build().await.unwrap()
}

fn is_send_and_sync<T: Clone + Send + Sync + 'static>(_: &T) {}

#[tokio::test]
async fn it_is_one_pointer() {
    assert_eq!(size_of::<App>(), size_of::<usize>());
}

#[tokio::test]
async fn its_clones_share_the_singletons() {
    let app = app().await;
    assert!(std::ptr::eq(&raw const app.db, &raw const app.clone().db));
}

#[tokio::test]
async fn it_is_clone_send_and_sync() {
    is_send_and_sync(&app().await);
}

#[tokio::test]
async fn it_derefs_to_its_singletons() {
    let app = app().await;
    assert_eq!(app.db.0, 7);
    assert_eq!(app.shared.0, "secret");
    assert_eq!(app.store.name(), "disk");
}

#[tokio::test]
async fn its_debug_prints_names_and_no_values() {
    assert_eq!(format!("{:?}", app().await), "App { db, shared, store }");
}

#[tokio::test]
async fn providers_stay_functions_that_can_be_called() {
    assert_eq!(App::db().0, 7);
}

#[tokio::test]
async fn the_block_may_contain_other_items() {
    assert_eq!((App::limit(), App::LIMIT), (7, 7));
}

#[tokio::test]
async fn building_can_be_spawned() {
    let app = tokio::spawn(App::build()).await.unwrap().unwrap();
    assert_eq!(app.db.0, 7);
}

#[tokio::test]
async fn it_is_the_state_of_a_router() {
    let handler = async |axum::extract::State(app): axum::extract::State<App>| app.store.name();
    assert_eq!(text(handler, &app().await).await, "disk");
}

#[tokio::test]
async fn it_may_stand_in_a_function() {
    #[container]
    impl Local {
        #[singleton]
        fn db() -> Db {
            Db(1)
        }
    }

    #[hardwire::inject(Local)]
    async fn handler(db: &Db) -> String {
        db.0.to_string()
    }

    let app = Local::build().await.unwrap();
    assert_eq!(text(handler, &app).await, "1");
}

mod visibilities {
    use hardwire::container;

    pub(in crate::container) struct Db(pub(in crate::container) u8);

    #[container(pub(super))]
    impl Above {
        #[singleton]
        fn db() -> Db {
            Db(1)
        }
    }

    #[container(pub(in crate::container))]
    impl Within {
        #[singleton]
        fn db() -> Db {
            Db(2)
        }
    }

    #[container(pub(self))]
    impl Own {
        #[singleton]
        fn db() -> Db {
            Db(3)
        }
    }

    pub(super) async fn own() -> u8 {
        Own::build().await.unwrap().db.0
    }
}

#[tokio::test]
async fn it_has_the_visibility_that_is_asked_for() {
    assert_eq!(visibilities::Above::build().await.unwrap().db.0, 1);
    assert_eq!(visibilities::Within::build().await.unwrap().db.0, 2);
    assert_eq!(visibilities::own().await, 3);
}

mod two {
    use hardwire::{container, inject};

    pub(super) struct Side(pub(super) &'static str);

    #[container]
    impl Left {
        #[singleton]
        fn side() -> Side {
            Side("left")
        }
    }

    #[container]
    impl Right {
        #[singleton]
        fn side() -> Side {
            Side("right")
        }
    }

    #[inject(Left)]
    pub(super) async fn left(side: &Side) -> &'static str {
        side.0
    }

    #[inject(Right)]
    pub(super) async fn right(side: &Side) -> &'static str {
        side.0
    }
}

#[tokio::test]
async fn two_may_stand_in_one_module() {
    let (left, right) = (
        two::Left::build().await.unwrap(),
        two::Right::build().await.unwrap(),
    );
    assert_eq!(text(two::left, &left).await, "left");
    assert_eq!(text(two::right, &right).await, "right");
}

#[tokio::test]
async fn two_singletons_of_one_type_are_distinguished_by_name() {
    #[container]
    impl App {
        #[singleton]
        fn primary() -> Db {
            Db(1)
        }

        #[singleton]
        fn replica() -> Db {
            Db(2)
        }

        #[singleton]
        fn sum(replica: &Db, primary: &Db) -> u8 {
            10 * primary.0 + replica.0
        }
    }

    assert_eq!(App::build().await.unwrap().sum, 12);
}
